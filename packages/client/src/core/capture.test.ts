import { describe, expect, test } from 'bun:test';
import { type CapturePorts, captureAll, type DeviceFailure, type Kind } from './capture.ts';

const both = ['camera', 'microphone'] as const;

/** A browser that answers each question from a list, and remembers what it was asked. */
function browser(
  answers: Readonly<Record<string, DeviceFailure | 'fine'>>,
  permissions: Partial<Record<Kind, 'granted' | 'denied' | 'prompt' | 'unknown'>> = {},
) {
  const asked: string[] = [];
  const ports: CapturePorts<string> = {
    async request(kinds) {
      const question = kinds.join('+');
      asked.push(question);
      const answer = answers[question];
      if (answer === undefined) throw new Error(`nobody was to ask for ${question}`);
      return answer === 'fine'
        ? { ok: true, tracks: new Map(kinds.map((kind) => [kind, `track of ${kind}`])) }
        : { ok: false, code: answer };
    },
    permissionOf: async (kind) => permissions[kind] ?? 'unknown',
  };
  const outcome = async (kinds: readonly Kind[] = both) => {
    const results = await captureAll(kinds, ports);
    return kinds.map((kind) => {
      const captured = results.get(kind);
      return captured?.ok ? captured.track : captured?.code;
    });
  };
  return { asked, outcome };
}

describe('[U1] asking', () => {
  test('both together, once, when that works', async () => {
    const { asked, outcome } = browser({ 'camera+microphone': 'fine' });
    expect(await outcome()).toEqual(['track of camera', 'track of microphone']);
    expect(asked).toEqual(['camera+microphone']);
  });

  test('one alone is asked for once, whatever comes of it', async () => {
    const { asked, outcome } = browser({ camera: 'refused' }, { camera: 'granted' });
    expect(await outcome(['camera'])).toEqual(['refused']);
    expect(asked).toEqual(['camera']);
  });

  test.each(['none', 'busy', 'overconstrained'] as const)(
    'a camera that is %s leaves the voice',
    async (code) => {
      const { outcome } = browser({
        'camera+microphone': code,
        camera: code,
        microphone: 'fine',
      });
      expect(await outcome()).toEqual([code, 'track of microphone']);
    },
  );

  test('each failure is its own', async () => {
    const { outcome } = browser({
      'camera+microphone': 'none',
      camera: 'busy',
      microphone: 'none',
    });
    expect(await outcome()).toEqual(['busy', 'none']);
  });
});

describe('[U2] after a refusal', () => {
  test('whoever has just said no to both is not asked again', async () => {
    const permissions = { camera: 'prompt', microphone: 'prompt' } as const;
    const { asked, outcome } = browser({ 'camera+microphone': 'refused' }, permissions);
    expect(await outcome()).toEqual(['refused', 'refused']);
    expect(asked).toEqual(['camera+microphone']);
  });

  test('what is blocked is left alone, what is allowed is opened', async () => {
    const permissions = { camera: 'denied', microphone: 'granted' } as const;
    const { asked, outcome } = browser(
      { 'camera+microphone': 'refused', microphone: 'fine' },
      permissions,
    );
    expect(await outcome()).toEqual(['refused', 'track of microphone']);
    expect(asked).toEqual(['camera+microphone', 'microphone']);
  });

  test('one that is blocked refuses both unasked, so the other is asked for', async () => {
    const permissions = { camera: 'denied', microphone: 'prompt' } as const;
    const { outcome } = browser(
      { 'camera+microphone': 'refused', microphone: 'fine' },
      permissions,
    );
    expect(await outcome()).toEqual(['refused', 'track of microphone']);
  });

  test('allowed by the browser and refused by the system: only trying tells', async () => {
    const permissions = { camera: 'granted', microphone: 'granted' } as const;
    const { outcome } = browser(
      { 'camera+microphone': 'refused', camera: 'refused', microphone: 'fine' },
      permissions,
    );
    expect(await outcome()).toEqual(['refused', 'track of microphone']);
  });

  test('a browser that does not tell is asked for each', async () => {
    const { asked, outcome } = browser({
      'camera+microphone': 'refused',
      camera: 'refused',
      microphone: 'fine',
    });
    expect(await outcome()).toEqual(['refused', 'track of microphone']);
    expect(asked).toHaveLength(3);
  });
});
