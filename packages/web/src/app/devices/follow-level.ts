/** How much of the last frame's level is left in the next: a meter falls slower than it rises. */
const decay = 0.88;

/** Writes a level (0 to 1) into `--level` of an element on every frame, until it is told to stop. */
export function followLevel(
  element: HTMLElement | null,
  level: () => number,
  onFrame: (shown: number, now: number) => void = () => {},
): () => void {
  if (element === null) return () => {};
  let shown = 0;
  const draw = (now: number) => {
    shown = Math.max(level(), shown * decay);
    element.style.setProperty('--level', shown.toFixed(3));
    onFrame(shown, now);
    frame = requestAnimationFrame(draw);
  };
  let frame = requestAnimationFrame(draw);
  return () => cancelAnimationFrame(frame);
}
