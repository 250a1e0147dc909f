import { expect } from 'bun:test';
import { pairOn } from './node-scene.ts';

interface Place {
  readonly url: string;
}

/**
 * Two who talk through the server all the while: every word arrives, in order, and both stay. Afterwards
 * newcomers meet there. `other`: where the second one is, when not on the same.
 */
export async function whileTwoTalk(
  server: Place,
  attack: () => Promise<void>,
  other: Place = server,
): Promise<void> {
  const [one, partner] = await pairOn(server, other);
  let isOver = false;
  let said = 0;
  const talking = (async () => {
    while (!isOver) {
      one.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(said >> 8, said & 255) });
      said += 1;
      await Bun.sleep(200);
    }
  })();
  try {
    await attack();
  } finally {
    isOver = true;
    await talking;
  }
  for (let word = 0; word < said; word++) {
    expect((await partner.next('Signal')).blob).toEqual(Uint8Array.of(word >> 8, word & 255));
  }
  const rest = [...one.waiting, ...partner.waiting].map(({ type }) => type);
  expect(rest.filter((type) => type === 'PartnerLeft' || type === 'Signal')).toEqual([]);
  await Promise.all([one.close(), partner.close()]);
  await expectTwoToMeet(server, other);
}

/** Newcomers find each other as if nothing were going on. */
export async function expectTwoToMeet(server: Place, other: Place = server): Promise<void> {
  const newcomers = await pairOn(server, other);
  for (const person of newcomers) await person.close();
}
