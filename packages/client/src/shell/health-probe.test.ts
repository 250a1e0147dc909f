import { describe, expect, test } from 'bun:test';
import { type Ask, answersHttp } from './health-probe.ts';

const health = 'https://chat.example/healthz';
const own = 'https://chat.example';

function answering(status: number | undefined) {
  const modes: unknown[] = [];
  const ask: Ask = async (_, { mode }) => {
    modes.push(mode);
    if (status === undefined) throw new TypeError('nobody is there');
    // What is opaque shows neither its status nor that it is well.
    return { ok: mode === 'same-origin' && status < 300 };
  };
  return { ask, modes };
}

describe('[K2] whether the server answers plain HTTP', () => {
  test.each([
    [200, true],
    [502, false],
    [503, false],
    [undefined, false],
  ])('its own page takes %p for %p', async (status, expected) => {
    const { ask, modes } = answering(status);
    expect(await answersHttp(health, own, ask)).toBe(expected);
    expect(modes).toEqual(['same-origin']);
  });

  test.each([
    [200, true],
    [502, true],
    [undefined, false],
  ])('a page of elsewhere, which cannot read it, takes %p for %p', async (status, expected) => {
    const { ask, modes } = answering(status);
    expect(await answersHttp(health, 'https://page.example', ask)).toBe(expected);
    expect(modes).toEqual(['no-cors']);
  });
});
