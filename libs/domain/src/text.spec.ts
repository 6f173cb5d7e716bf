import { parseText } from './text';

describe('what a person wrote', () => {
  it('is kept without the blanks around it', () => {
    expect(parseText('reason', '  未按时告知 ', 10)).toBe('未按时告知');
  });

  it.each(['', '   ', 'x'.repeat(11)])('is refused when it says nothing or too much: %p', (text) => {
    expect(() => parseText('reason', text, 10)).toThrow('write 1 to 10');
  });
});
