import { expect, test } from 'bun:test';
import { createFrameCopier } from './frame-copier.ts';

const video = {} as HTMLVideoElement;

/** Frames of one colour, whose copies are under way until they are told to arrive. */
function frames() {
  const buffers: Uint8Array[] = [];
  const arrivals: (() => void)[] = [];
  const shades = [40, 200];
  const sides = [32, 32];
  const take = () => {
    const shade = shades.shift() ?? 0;
    const side = sides.shift() ?? 0;
    return {
      rotation: 0,
      visibleRect: { width: side, height: side },
      allocationSize: () => side * side * 4,
      async copyTo(into: Uint8Array) {
        buffers.push(into);
        await new Promise<void>((resolve) => arrivals.push(resolve));
        into.fill(shade);
        return [{ offset: 0, stride: side * 4 }];
      },
      close() {},
    } as unknown as VideoFrame;
  };
  return { take, sides, buffers, arrivals };
}

for (const [what, second] of [
  ['of one size', 32],
  ['of two sizes', 48],
] as const) {
  test(`[FL10] two looks at once, ${what}, each read their own picture and leave nothing behind`, async () => {
    const { take, sides, buffers, arrivals } = frames();
    sides[1] = second;
    const copy = createFrameCopier(take);
    const one = copy(video);
    const other = copy(video);
    // The later one arrives first.
    arrivals[1]?.();
    expect(new Set(await other)).toEqual(new Set([200, 255]));
    arrivals[0]?.();
    expect(new Set(await one)).toEqual(new Set([40, 255]));
    expect(buffers.map((buffer) => buffer.every((byte) => byte === 0))).toEqual([true, true]);
  });
}

test('[FL10] a copy that is not what was asked for leaves nothing behind either', async () => {
  let buffer = new Uint8Array(0);
  const copy = createFrameCopier(
    () =>
      ({
        rotation: 0,
        visibleRect: { width: 32, height: 32 },
        allocationSize: () => 32 * 32 * 4,
        async copyTo(into: Uint8Array<ArrayBuffer>) {
          buffer = into.fill(9);
          return [{ offset: 0, stride: 32 }];
        },
        close() {},
      }) as unknown as VideoFrame,
  );
  expect(await copy(video)).toBeUndefined();
  expect(buffer.every((byte) => byte === 0)).toBe(true);
});

test('[FL10] where frames cannot be had there is no copy', async () => {
  expect(await createFrameCopier(undefined)(video)).toBeUndefined();
});
