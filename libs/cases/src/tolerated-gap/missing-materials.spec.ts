import { aMaterial } from '../../test/guide.builder';
import { missingMaterials, presentMaterials } from './missing-materials';

const required = [
  aMaterial({ name: '户口簿' }),
  aMaterial({ name: '照片', necessity: 'GAP_TOLERATED' }),
  aMaterial({ name: '授权委托书', necessity: 'CONDITIONAL', condition: 1 }),
  aMaterial({ name: '批准文件', source: 'GOVERNMENT_ISSUED' }),
  aMaterial({ name: '婚姻登记信息', source: 'DATA_SHARING' }),
];

describe('what lacks of an application', () => {
  it('is what the guide asks of the applicant, and not what offices hold or a condition may spare', () => {
    expect(missingMaterials(required, new Set())).toEqual(['户口簿', '照片']);
  });

  it('is nothing that was handed in, committed to or let follow', () => {
    expect(missingMaterials(required, new Set(['户口簿', '照片']))).toEqual([]);
    expect(missingMaterials(required, new Set(['照片']))).toEqual(['户口簿']);
  });
});

describe('what is present', () => {
  it('is what has a copy or is shared among offices', () => {
    const materials = [
      { name: '户口簿', form: 'PAPER', copies: 1 },
      { name: '照片', form: 'PAPER', copies: 0 },
      { name: '婚姻登记信息', form: 'DATA_SHARING', copies: 0 },
    ] as const;
    expect([...presentMaterials(materials)]).toEqual(['户口簿', '婚姻登记信息']);
  });
});
