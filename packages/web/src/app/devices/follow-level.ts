/** An eye takes it for moving. */
const everyMs = 80;
/** How much of a level is left the next time: a meter falls slower than it rises. */
const decay = 0.54;
/** A bar of 24 px shows no finer steps. */
const steps = 25;

/**
 * Writes a level (0 to 1) into `--level` of an element, when it can be seen to change, until it is told to
 * stop. By a timer: where frames are asked for the browser draws each of them, also of what stands still.
 */
export function followLevel(
  element: HTMLElement | null,
  level: () => number,
  onLook: (shown: number) => void = () => {},
): () => void {
  if (element === null) return () => {};
  let shown = 0;
  let written = -1;
  const look = () => {
    if (document.hidden) return;
    shown = Math.max(level(), shown * decay);
    const step = Math.round(shown * steps);
    if (step !== written) element.style.setProperty('--level', String(step / steps));
    written = step;
    onLook(shown);
  };
  look();
  const timer = setInterval(look, everyMs);
  return () => clearInterval(timer);
}
