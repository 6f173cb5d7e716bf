import { breaksOneTimeNotice } from './one-time-notice';

const asking = (...materials: string[]) => materials.map((material) => ({ material, requirement: '原件' }));

describe('the one-time notice', () => {
  it('is kept by the first notice, whatever it lists', () => {
    expect(breaksOneTimeNotice([], asking('户口簿', '宅基地证'))).toBe(false);
  });

  it('is kept by asking again for what is still missing', () => {
    expect(breaksOneTimeNotice([asking('户口簿', '宅基地证')], asking('宅基地证'))).toBe(false);
    expect(breaksOneTimeNotice([asking('户口簿'), asking('宅基地证')], asking('户口簿', '宅基地证'))).toBe(false);
  });

  it('is broken by asking something else of a material that was asked for, and not by a blank', () => {
    const again = (requirement: string) => breaksOneTimeNotice([asking('户口簿')], [{ material: '户口簿', requirement }]);
    expect(again('复印件两份')).toBe(true);
    expect(again(' 原 件\n')).toBe(false);
  });

  it('is broken by anything that could have been said the first time', () => {
    expect(breaksOneTimeNotice([asking('户口簿')], asking('户口簿', '照片'))).toBe(true);
  });
});
