import { person, testContext } from '@mashang/platform-testing';
import { clerk, elsewhere, financeClerk, head, leader, otherHead, secondLeader } from '../../test/office.builder';
import { OfficeDesk } from '../../test/office-desk';
import { TOWNSHIP } from '../../test/township.builder';
import { VEHICLE_BOOKING_STATES, vehicleBookingLifecycle } from './vehicle-booking.lifecycle';
import { vehicleLoaders } from './vehicle.loaders';
import { VehicleRepository } from './vehicle.repository';

describe('vehicles', () => {
  let desk: OfficeDesk;

  beforeEach(async () => {
    desk = await OfficeDesk.open();
    await register();
    await register({ plateNo: 'FAKE-002' });
    for (const staffNo of ['T-2', 'F-2']) await licence({ staffNo });
  });

  afterEach(() => desk.close());

  const register = (changes: object = {}, as = head) =>
    desk.send('registerVehicle', 'RegisterVehicleInput', { division: TOWNSHIP, plateNo: 'FAKE-001', model: '轻型客车', licenceClass: 'C1', odometerKm: 1000, ...changes }, 'vehicle { plateNo }', as);
  const licence = (changes: object = {}, as = head) =>
    desk.send('registerDriver', 'RegisterDriverInput', { staffNo: 'T-2', licenceClass: 'C1', validUntil: '2013-12-31', ...changes }, 'officer { staffNo }', as);
  const TRIP = { plateNo: 'FAKE-001', driver: 'T-2', purpose: '送件下村', startsAt: '2012-07-03T09:00:00+08:00', endsAt: '2012-07-03T11:00:00+08:00' };
  const book = (changes: object = {}, as = clerk) => desk.send('bookVehicle', 'BookVehicleInput', { ...TRIP, ...changes }, 'booking { bookingNo }', as);
  const booked = async (changes: object = {}, as = clerk): Promise<string> => ((await book(changes, as)) as { booking: { bookingNo: string } }).booking.bookingNo;
  const read = async (bookingNo: string, fields: string) => (await desk.query(`{ vehicleBooking(bookingNo: "${bookingNo}") { ${fields} } }`))['vehicleBooking'] as Record<string, unknown>;
  const INPUTS: Record<string, string> = { refuseVehicleBooking: 'RefuseVehicleBookingInput', departWithVehicle: 'OdometerInput', bringVehicleBack: 'OdometerInput' };
  const step = async (mutation: string, bookingNo: string, as: typeof head, input: object = {}) => {
    const { version } = await read(bookingNo, 'version');
    const result = await desk.send(mutation, INPUTS[mutation] ?? 'VehicleBookingStepInput', { bookingNo, version, ...input }, '... on VehicleBookingPayload { booking { state } }', as);
    return (result as { booking?: { state: string } }).booking?.state ?? result['code'];
  };

  it('moves by this grid', () => {
    expect(vehicleBookingLifecycle.grid(VEHICLE_BOOKING_STATES)).toEqual([
      'REQUESTED: approve→APPROVED refuse→REFUSED cancel→CANCELLED',
      'APPROVED: cancel→CANCELLED depart→OUT',
      'OUT: comeBack→BACK',
      'BACK:',
      'REFUSED:',
      'CANCELLED:',
    ]);
  });

  it('goes out when somebody else agreed, and comes back with its mileage', async () => {
    const bookingNo = await booked();
    expect(bookingNo).toBe('350199101-2012-V000001');
    expect(await step('departWithVehicle', bookingNo, clerk, { odometerKm: 1000 })).toBe('STATE_FORBIDS_STEP');
    expect(await step('approveVehicleBooking', bookingNo, head)).toBe('APPROVED');
    desk.at('2012-07-03T08:00');
    expect(await step('departWithVehicle', bookingNo, clerk, { odometerKm: 999 })).toBe('ODOMETER');
    expect(await step('departWithVehicle', bookingNo, clerk, { odometerKm: 1002 })).toBe('OUT');
    expect(await step('bringVehicleBack', bookingNo, clerk, { odometerKm: 1001 })).toBe('ODOMETER');
    expect(await step('bringVehicleBack', bookingNo, clerk, { odometerKm: 1040 })).toBe('BACK');
    expect(await read(bookingNo, 'mileageKm odometerOutKm vehicle { odometerKm } decidedBy { staffNo } driver { staffNo }')).toEqual({
      mileageKm: 38,
      odometerOutKm: 1002,
      vehicle: { odometerKm: 1040 },
      decidedBy: { staffNo: 'T-1' },
      driver: { staffNo: 'T-2' },
    });
    expect(await desk.messages()).toEqual(['Requested', 'Approved', 'Out', 'Back'].map((state) => `VehicleBooking${state}`));
  });

  it.each([
    ['VEHICLE_BOOKED', { driver: 'F-2', startsAt: '2012-07-03T10:59:00+08:00', endsAt: '2012-07-03T12:00:00+08:00' }],
    ['VEHICLE_BOOKED', { driver: 'F-2', startsAt: '2012-07-03T09:30:00+08:00', endsAt: '2012-07-03T10:00:00+08:00' }],
    ['DRIVER_BOOKED', { plateNo: 'FAKE-002', startsAt: '2012-07-03T08:00:00+08:00', endsAt: '2012-07-03T09:01:00+08:00' }],
    [undefined, { driver: 'F-2', startsAt: '2012-07-03T11:00:00+08:00', endsAt: '2012-07-03T12:00:00+08:00' }],
    [undefined, { startsAt: '2012-07-03T08:00:00+08:00', endsAt: '2012-07-03T09:00:00+08:00' }],
    [undefined, { plateNo: 'FAKE-002', driver: 'F-2' }],
  ])('answers %s to a second booking of %j', async (code, changes) => {
    await booked();
    expect((await book(changes))['code']).toBe(code);
  });

  it('frees the time of what was cancelled or refused', async () => {
    const first = await booked();
    await step('cancelVehicleBooking', first, clerk);
    const second = await booked();
    await step('refuseVehicleBooking', second, head, { reason: '改乘班车' });
    expect(await book()).toMatchObject({ booking: {} });
  });

  it.each([
    ['vehicle', { driver: 'F-2' }],
    ['driver', { plateNo: 'FAKE-002' }],
  ])('lets exactly one of two bookings of one %s at one moment through', async (_, changes) => {
    const answers = await Promise.all([book(), book(changes, financeClerk)]);
    expect(answers.filter((answer) => 'booking' in answer)).toHaveLength(1);
    expect(answers.map((answer) => String(answer['code'])).filter((code) => code.endsWith('_BOOKED'))).toHaveLength(1);
  });

  it('is agreed to by the head or a leader, and by nobody for themselves', async () => {
    const bookingNo = await booked();
    for (const as of [clerk, otherHead, elsewhere]) expect(await step('approveVehicleBooking', bookingNo, as)).toBe('FORBIDDEN');
    expect(await step('refuseVehicleBooking', bookingNo, otherHead, { reason: '不必' })).toBe('FORBIDDEN');
    expect(await step('cancelVehicleBooking', bookingNo, head)).toBe('FORBIDDEN');
    expect(await step('approveVehicleBooking', bookingNo, leader)).toBe('APPROVED');
    desk.at('2012-07-03T09:00');
    expect(await step('departWithVehicle', bookingNo, head, { odometerKm: 1000 })).toBe('FORBIDDEN');
    await step('departWithVehicle', bookingNo, clerk, { odometerKm: 1000 });
    for (const as of [otherHead, elsewhere, financeClerk]) expect(await step('bringVehicleBack', bookingNo, as, { odometerKm: 1000 })).toBe('FORBIDDEN');
    for (const as of [head, leader]) expect(await step('bringVehicleBack', bookingNo, as, { odometerKm: 1000 })).toBe('DRIVER_EXPECTED');
    const afternoon = { driver: 'F-2', startsAt: '2012-07-03T14:00:00+08:00', endsAt: '2012-07-03T15:00:00+08:00' };
    const ofHead = await booked(afternoon, head);
    expect(await step('approveVehicleBooking', ofHead, head)).toBe('FORBIDDEN');
    const ofLeader = await booked({ ...afternoon, plateNo: 'FAKE-002', driver: 'T-2' }, leader);
    expect(await step('approveVehicleBooking', ofLeader, leader)).toBe('FORBIDDEN');
    expect(await step('approveVehicleBooking', ofLeader, secondLeader)).toBe('APPROVED');
  });

  it('does not leave before it is back from the trip before', async () => {
    const first = await booked();
    const second = await booked({ driver: 'F-2', startsAt: '2012-07-03T11:00:00+08:00', endsAt: '2012-07-03T12:00:00+08:00' });
    for (const bookingNo of [first, second]) await step('approveVehicleBooking', bookingNo, head);
    desk.at('2012-07-03T10:30');
    await step('departWithVehicle', first, clerk, { odometerKm: 1000 });
    expect(await step('departWithVehicle', second, financeClerk, { odometerKm: 1000 })).toBe('VEHICLE_OUT');
    await step('bringVehicleBack', first, clerk, { odometerKm: 1010 });
    expect(await step('departWithVehicle', second, financeClerk, { odometerKm: 1010 })).toBe('OUT');
  });

  it('is driven by who has the licence on the day, and booked for a time that can be', async () => {
    expect(await book({ driver: 'O-1' })).toEqual({ code: 'DRIVER_UNKNOWN' });
    await register({ plateNo: 'FAKE-003', licenceClass: 'B1' });
    expect(await book({ plateNo: 'FAKE-003' })).toEqual({ code: 'LICENCE' });
    await licence({ validUntil: '2012-07-02' });
    expect(await book()).toEqual({ code: 'LICENCE' });
    await licence({ validUntil: '2012-07-03' });
    expect(await book({ endsAt: TRIP.startsAt })).toEqual({ code: 'BOOKING_TIME' });
    expect(await book({ startsAt: '2012-07-01T09:00:00+08:00', endsAt: '2012-07-01T10:00:00+08:00' })).toEqual({ code: 'BOOKING_TIME' });
    expect(await book({ plateNo: 'FAKE-009' })).toEqual({ code: 'VEHICLE_UNKNOWN' });
    expect(await book({ purpose: ' ' })).toEqual({ code: 'TEXT_LENGTH' });
    expect(await desk.send('approveVehicleBooking', 'VehicleBookingStepInput', { bookingNo: 'none', version: 1 }, '... on VehicleBookingPayload { booking { state } }', head)).toEqual({ code: 'VEHICLE_BOOKING_UNKNOWN' });
    expect(await book()).toMatchObject({ booking: {} });
  });

  const approved = async (changes: object = {}) => {
    const bookingNo = await booked(changes);
    await step('approveVehicleBooking', bookingNo, leader);
    return bookingNo;
  };

  it.each([
    ['DEPARTURE_TIME', '2012-07-03T07:59'],
    ['OUT', '2012-07-03T08:00'],
    ['OUT', '2012-07-03T10:59'],
    ['DEPARTURE_TIME', '2012-07-03T11:00'],
  ])('answers %s to a departure at %s', async (answer, local) => {
    const bookingNo = await approved();
    desk.at(local);
    expect(await step('departWithVehicle', bookingNo, clerk, { odometerKm: 1000 })).toBe(answer);
  });

  it('does not leave with a driver who is out, nor with a licence that has run out since', async () => {
    const [first, second] = [await approved(), await approved({ plateNo: 'FAKE-002', startsAt: '2012-07-03T11:00:00+08:00', endsAt: '2012-07-03T12:00:00+08:00' })];
    desk.at('2012-07-03T10:30');
    await licence({ validUntil: '2012-07-02' });
    expect(await step('departWithVehicle', first, clerk, { odometerKm: 1000 })).toBe('LICENCE');
    await licence();
    expect(await step('departWithVehicle', first, clerk, { odometerKm: 1000 })).toBe('OUT');
    expect(await step('departWithVehicle', second, clerk, { odometerKm: 1000 })).toBe('DRIVER_OUT');
    await step('bringVehicleBack', first, clerk, { odometerKm: 1010 });
    expect(await step('departWithVehicle', second, clerk, { odometerKm: 1000 })).toBe('OUT');
  });

  it.each([
    ['vehicle', { driver: 'F-2' }, financeClerk],
    ['driver', { plateNo: 'FAKE-002' }, clerk],
  ])('lets one of two trips of one %s leave at one moment', async (_, changes, as) => {
    const [first, second] = [await approved(), await approved({ ...changes, startsAt: '2012-07-03T11:00:00+08:00', endsAt: '2012-07-03T12:00:00+08:00' })];
    desk.at('2012-07-03T10:30');
    const answers = await Promise.all([step('departWithVehicle', first, clerk, { odometerKm: 1000 }), step('departWithVehicle', second, as, { odometerKm: 1000 })]);
    expect(answers.filter((answer) => answer === 'OUT')).toHaveLength(1);
    expect(answers.filter((answer) => String(answer).endsWith('_OUT'))).toHaveLength(1);
  });

  it('is brought back by the head or a leader when the driver is gone: the time over, or the service', async () => {
    const bookingNo = await approved();
    desk.at('2012-07-03T09:00');
    await step('departWithVehicle', bookingNo, clerk, { odometerKm: 1000 });
    desk.at('2012-07-03T11:00');
    expect(await step('bringVehicleBack', bookingNo, head, { odometerKm: 1010 })).toBe('BACK');
    const overnight = await approved({ driver: 'F-2', startsAt: '2012-07-03T12:00:00+08:00', endsAt: '2012-07-04T12:00:00+08:00' });
    desk.at('2012-07-03T12:00');
    await step('departWithVehicle', overnight, financeClerk, { odometerKm: 1010 });
    await desk.departs('F-2', '2012-07-03');
    expect(await step('bringVehicleBack', overnight, leader, { odometerKm: 1020 })).toBe('DRIVER_EXPECTED');
    desk.at('2012-07-04T08:00');
    expect(await step('bringVehicleBack', overnight, otherHead, { odometerKm: 1020 })).toBe('FORBIDDEN');
    expect(await step('bringVehicleBack', overnight, leader, { odometerKm: 1020 })).toBe('BACK');
  });

  it('is registered in a division that is there', async () => {
    const county = person.departmentHead({ staffNo: 'C-1', subject: 'test:c-1', divisionCodes: ['350199000000'] });
    expect(await register({ plateNo: 'FAKE-005', division: '350199109000' }, county)).toEqual({ code: 'DIVISION_UNKNOWN' });
  });

  it('is driven by nobody who has left by then', async () => {
    await desk.departs('F-2', '2012-07-02');
    expect(await licence({ staffNo: 'F-2' })).toMatchObject({ officer: {} });
    expect(await book({ driver: 'F-2' })).toEqual({ code: 'OFFICER_HAS_LEFT' });
    expect(await book({ driver: 'F-2', startsAt: '2012-07-02T20:00:00+08:00', endsAt: '2012-07-02T22:00:00+08:00' })).toMatchObject({ booking: {} });
    desk.at('2012-07-03T08:00');
    expect(await licence({ staffNo: 'F-2' })).toEqual({ code: 'OFFICER_HAS_LEFT' });
  });

  it('shows the first bookings of each vehicle, asked for at once, and the next page of one', async () => {
    const morning = await booked();
    const noon = await booked({ startsAt: '2012-07-03T12:00:00+08:00', endsAt: '2012-07-03T13:00:00+08:00' });
    const other = await booked({ plateNo: 'FAKE-002', driver: 'F-2' });
    const asked: (readonly string[])[] = [];
    const counting = new (class extends VehicleRepository {
      override firstBookings(...[ctx, plates, first]: Parameters<VehicleRepository['firstBookings']>) {
        asked.push(plates);
        return super.firstBookings(ctx, plates, first);
      }
    })(desk.subgraph.database);
    const loader = vehicleLoaders(testContext(), counting).firstBookings({ first: 1 });
    const pages = await Promise.all(['FAKE-001', 'FAKE-002'].map((plateNo) => loader.get(plateNo)));
    expect(pages.map(({ edges, pageInfo }) => [edges.map(({ node }) => node.bookingNo), pageInfo.hasNextPage])).toEqual([[[morning], true], [[other], false]]);
    expect(asked).toEqual([['FAKE-001', 'FAKE-002']]);
    const next = await counting.pageBookings(testContext(), 'FAKE-001', { first: 1, after: pages[0]?.pageInfo.endCursor });
    expect(next.edges.map(({ node }) => node.bookingNo)).toEqual([noon]);
    expect(await desk.query(`{ vehicles(division: "${TOWNSHIP}") { edges { node { bookings(first: 101) { edges { cursor } } } } } }`)).toEqual({ code: 'PAGE_SIZE_OUT_OF_RANGE' });
  });

  it('is registered once, by who keeps records, and shown to the staff of the township', async () => {
    expect(await register()).toEqual({ code: 'VEHICLE_REGISTERED' });
    expect(await register({ plateNo: '1' })).toEqual({ code: 'PLATE_NUMBER' });
    expect(await register({ plateNo: 'FAKE-004', odometerKm: -1 })).toEqual({ code: 'NUMBER_OUT_OF_RANGE' });
    for (const as of [clerk, elsewhere]) expect(await register({ plateNo: 'FAKE-004' }, as)).toEqual({ code: 'FORBIDDEN' });
    expect(await licence({ staffNo: 'T-9' })).toEqual({ code: 'OFFICER_UNKNOWN' });
    for (const as of [clerk, elsewhere]) expect(await licence({}, as)).toEqual({ code: 'FORBIDDEN' });
    const bookingNo = await booked();
    const list = `{ vehicles(division: "${TOWNSHIP}", first: 1) { edges { node { plateNo bookings { edges { node { bookingNo } } } } } pageInfo { hasNextPage } } }`;
    expect(await desk.query(list, clerk)).toEqual({
      vehicles: { edges: [{ node: { plateNo: 'FAKE-001', bookings: { edges: [{ node: { bookingNo } }] } } }], pageInfo: { hasNextPage: true } },
    });
    for (const as of [elsewhere, person.citizen()]) {
      expect(await desk.query(list, as)).toEqual({ code: 'FORBIDDEN' });
      expect(await desk.query(`{ vehicleBooking(bookingNo: "${bookingNo}") { bookingNo } }`, as)).toEqual({ code: 'FORBIDDEN' });
    }
    expect(await book({}, elsewhere)).toEqual({ code: 'FORBIDDEN' });
  });
});
