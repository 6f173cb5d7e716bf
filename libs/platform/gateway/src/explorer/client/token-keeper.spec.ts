import { createTokenKeeper } from './token-keeper';

function tokenOf(claims: object): string {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.signature`;
}

function keeperOf(claims: object) {
  const clock = { ms: 1_000_000 };
  const asked: string[] = [];
  const fetchToken = async (name: string): Promise<string> => {
    asked.push(name);
    return tokenOf({ ...claims, call: asked.length });
  };
  return { clock, asked, keep: createTokenKeeper(fetchToken, () => clock.ms) };
}

describe('the token keeper', () => {
  it('asks once per person while the token lasts', async () => {
    const { asked, keep } = keeperOf({ iat: 0, exp: 300 });
    const first = await keep('auditor');
    expect(await keep('auditor')).toBe(first);
    await keep('citizen');
    expect(asked).toEqual(['auditor', 'citizen']);
  });

  it('renews a token half a minute before it ends', async () => {
    const { clock, asked, keep } = keeperOf({ iat: 0, exp: 300 });
    await keep('auditor');
    clock.ms += 269_999;
    await keep('auditor');
    expect(asked).toHaveLength(1);
    clock.ms += 1;
    await keep('auditor');
    expect(asked).toHaveLength(2);
  });

  it("counts the lifetime from arrival, so the server's clock may be years away", async () => {
    const { asked, keep } = keeperOf({ iat: 1_343_750_000, exp: 1_343_750_300 });
    await keep('auditor');
    await keep('auditor');
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['no times', {}],
    ['a time that is no number', { iat: 0, exp: 'soon' }],
  ])('uses a token with %s once', async (_case, claims) => {
    const { asked, keep } = keeperOf(claims);
    await keep('auditor');
    await keep('auditor');
    expect(asked).toHaveLength(2);
  });

  it('uses a token that is no JWT once', async () => {
    let asked = 0;
    const fetchToken = async (): Promise<string> => `opaque-${++asked}`;
    const keep = createTokenKeeper(fetchToken, () => 0);
    expect([await keep('auditor'), await keep('auditor')]).toEqual(['opaque-1', 'opaque-2']);
  });
});
