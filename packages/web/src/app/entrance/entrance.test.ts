import { describe, expect, test } from 'bun:test';
import { type AgeCheck, createEntrance } from './entrance.ts';

function createScene(ageCheck?: AgeCheck, hasAgreed = false) {
  const scene = { agreed: hasAgreed, begun: 0 };
  const entrance = createEntrance({
    hasAgreed: () => scene.agreed,
    rememberAgreement() {
      scene.agreed = true;
    },
    ageCheck,
    begin() {
      scene.begun += 1;
    },
  });
  return { scene, entrance };
}

/** Lets every promise that is settled be heard. */
const settle = async () => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
};

describe('the entrance', () => {
  test('[entrance] the first Start asks for agreement, and begins with it', async () => {
    const { scene, entrance } = createScene();
    entrance.start();
    expect(entrance.step.value).toBe('agreeing');
    expect(scene).toEqual({ agreed: false, begun: 0 });
    entrance.agree();
    await settle();
    expect(entrance.step.value).toBe('none');
    expect(scene).toEqual({ agreed: true, begun: 1 });
  });

  test('[entrance] whoever has agreed is not asked again, and whoever has not is', async () => {
    const { scene, entrance } = createScene();
    entrance.start();
    entrance.shut();
    expect(scene.begun).toBe(0);
    entrance.start();
    expect(entrance.step.value).toBe('agreeing');
    entrance.agree();
    entrance.start();
    await settle();
    expect(scene.begun).toBe(2);
  });

  test('[entrance] an age check is asked after the agreement, and once for each visit', async () => {
    let asked = 0;
    const { scene, entrance } = createScene(async () => {
      asked += 1;
      return true;
    });
    entrance.start();
    expect(asked).toBe(0);
    entrance.agree();
    expect(entrance.step.value).toBe('checking');
    await settle();
    expect(scene.begun).toBe(1);
    entrance.start();
    await settle();
    expect([scene.begun, asked]).toEqual([2, 1]);
  });

  test('[entrance] nothing but a plain yes is one', async () => {
    const answers: unknown[] = [false, undefined, 1, 'true', { verified: true }];
    const checks = answers.map((answer) => async () => answer as boolean);
    checks.push(async () => {
      throw new Error('no answer');
    });
    for (const ageCheck of checks) {
      const { scene, entrance } = createScene(ageCheck, true);
      entrance.start();
      await settle();
      expect(entrance.step.value).toBe('refused');
      expect(scene.begun).toBe(0);
    }
  });

  test('[entrance] it can be asked again, and an answer that comes too late starts nothing', async () => {
    const answers: ((ofAge: boolean) => void)[] = [];
    const ask = () => new Promise<boolean>((resolve) => answers.push(resolve));
    const { scene, entrance } = createScene(ask, true);
    entrance.start();
    entrance.shut();
    entrance.start();
    answers[0]?.(true);
    await settle();
    expect([entrance.step.value, scene.begun]).toEqual(['checking', 0]);
    answers[1]?.(false);
    await settle();
    expect(entrance.step.value).toBe('refused');
    entrance.check();
    answers[2]?.(true);
    await settle();
    expect([entrance.step.value, scene.begun]).toEqual(['none', 1]);
  });
});
