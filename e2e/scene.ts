import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';

/** Both press Start, and stand before each other. */
export async function meet(one: Person, other: Person): Promise<void> {
  await one.press('Start');
  await one.untilPhase('searching');
  await other.press('Start');
  await Promise.all([one.untilPhase('talking'), other.untilPhase('talking')]);
}

/** New pictures of the stranger keep being decoded and put on the screen. */
export async function expectToSee(person: Person): Promise<void> {
  const before = await person.reception();
  const shownBefore = await person.shownFrames();
  const seen = async () => {
    const { framesDecoded } = await person.reception();
    return {
      decoded: framesDecoded - before.framesDecoded,
      shown: (await person.shownFrames()) - shownBefore,
    };
  };
  await eventually(
    `${person.engine} sees moving pictures`,
    async () => {
      const { decoded, shown } = await seen();
      return decoded >= 10 && shown >= 5;
    },
    { timeoutMs: 30_000, everyMs: 200 },
  ).catch(async (error: Error) => {
    const { decoded, shown } = await seen();
    throw new Error(`${error.message}; decoded ${decoded} more and showed ${shown} more`);
  });
}

/** New sound of the stranger keeps arriving, and what is heard is the very track that brings it. */
export async function expectToHear(person: Person): Promise<void> {
  const before = await person.reception();
  await eventually(
    `${person.engine} hears`,
    async () => (await person.reception()).audioEnergy > before.audioEnergy,
    { timeoutMs: 30_000, everyMs: 200 },
  );
  await eventually(`${person.engine} plays it`, () =>
    person.tab.evaluate(() => {
      const played = document.querySelector<HTMLAudioElement>('[data-audio="stranger"]');
      // Pages of others have their own way.
      if (played === null) return true;
      const tracks = played.srcObject instanceof MediaStream ? played.srcObject.getTracks() : [];
      return !played.paused && tracks.some(({ readyState }) => readyState === 'live');
    }, undefined),
  );
}

/** What one writes the other reads; so these two are a pair and nobody else is. */
export async function expectToWrite(from: Person, to: Person, text: string): Promise<void> {
  await from.say(text);
  await from.untilMessage('you', text);
  await to.untilMessage('stranger', text);
}

/** A call in every sense, both ways. */
export async function expectCall(one: Person, other: Person): Promise<void> {
  for (const person of [one, other]) {
    await expectToSee(person);
    await expectToHear(person);
  }
  await expectToWrite(one, other, `hello from ${one.engine}`);
  await expectToWrite(other, one, `and hello from ${other.engine}`);
}

/** Finds out by writing whom somebody has met. */
export async function partnerOf(person: Person, candidates: readonly Person[]): Promise<Person> {
  const question = `who is there? ${crypto.randomUUID()}`;
  await person.say(question);
  return eventually(`somebody reads what ${person.engine} wrote`, async () => {
    for (const candidate of candidates) {
      const read = await candidate.messages();
      if (read.some(({ from, text }) => from === 'stranger' && text === question)) return candidate;
    }
    return undefined;
  });
}

/** The call ended for this person, in these words. */
export async function expectEnding(person: Person, words: string): Promise<void> {
  await person.untilPhase('ended');
  // A hang-up is here before the server's word of why.
  await person.untilText(words);
}
