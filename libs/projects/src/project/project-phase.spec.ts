import { projectPhase } from './project-phase';

describe('projectPhase', () => {
  it.each([
    [1, '一期'],
    [2, '二期'],
    [10, '十期'],
    [11, '11期'],
  ])('labels phase %i %s', (number, label) => {
    expect(projectPhase(number)).toEqual({ number, label });
  });
});
