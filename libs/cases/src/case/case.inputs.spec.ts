import { parseApplicant, parseCompletion, parseExtension, parseText } from './case.inputs';

const refuses = (code: string) => expect.objectContaining({ code });

describe('case inputs', () => {
  it('trims the applicant and writes the identifier in capitals, so one person has one hash', () => {
    expect(parseApplicant({ name: ' 测试甲 ', identifier: ' 350199fake00000001 ' })).toEqual({ name: '测试甲', identifier: '350199FAKE00000001' });
  });

  it.each([
    ['APPLICANT_NAME_LENGTH', { name: ' ', identifier: '350199FAKE00000001' }],
    ['APPLICANT_NAME_LENGTH', { name: '长'.repeat(65), identifier: '350199FAKE00000001' }],
    ['APPLICANT_IDENTIFIER_LENGTH', { name: '测试甲', identifier: '35 01' }],
  ])('refuses an applicant with %s', (code, input) => {
    expect(() => parseApplicant(input)).toThrow(refuses(code));
  });

  it('asks for a number exactly with a certificate', () => {
    expect(parseCompletion({ outcome: 'CERTIFICATE_ISSUED', certificateNo: ' Z-1 ' })).toEqual({ outcome: 'CERTIFICATE_ISSUED', certificateNo: 'Z-1' });
    expect(() => parseCompletion({ outcome: 'CERTIFICATE_ISSUED' })).toThrow(refuses('CERTIFICATE_NUMBER_MISSING'));
    expect(() => parseCompletion({ outcome: 'COMPLETED', certificateNo: 'Z-1' })).toThrow(refuses('CERTIFICATE_NUMBER_UNEXPECTED'));
  });

  it('takes a certificate number of 64 characters and none longer', () => {
    const completion = (length: number) => parseCompletion({ outcome: 'CERTIFICATE_ISSUED', certificateNo: 'Z'.repeat(length) });
    expect(completion(64).certificateNo).toHaveLength(64);
    expect(() => completion(65)).toThrow(refuses('CERTIFICATE_NUMBER_LENGTH'));
  });

  it('refuses without a reason', () => {
    expect(() => parseText('REFUSAL_REASON_LENGTH', 'reason', '  ', 1000)).toThrow(refuses('REFUSAL_REASON_LENGTH'));
    expect(() => parseText('REFUSAL_REASON_LENGTH', 'reason', '长'.repeat(1001), 1000)).toThrow(refuses('REFUSAL_REASON_LENGTH'));
  });

  it.each([0, 16])('refuses an extension of %i working days', (workingDays) => {
    expect(() => parseExtension({ workingDays, reason: '需补充勘察' })).toThrow(refuses('EXTENSION_LENGTH'));
  });
});
