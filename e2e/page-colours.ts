type Colour = readonly [red: number, green: number, blue: number, alpha: number];

declare global {
  interface Window {
    /** Put there by `addColours`. */
    pageColours: {
      /** Of what a style computes to, in whatever notation. */
      toColour(css: string): Colour;
      /** The nearest ground behind an element that is more than a tint. */
      groundOf(element: Element): Colour;
      /** From 1 to 21, as WCAG 2.2 defines it; 1 for what can be seen through. */
      contrast(one: Colour, other: Colour): number;
    };
  }
}

/** Runs in a page: gives it the means to say how well something stands out. */
export function addColours(): void {
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('no canvas');
  const toColour = (css: string): Colour => {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = css;
    pen.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const groundOf = (element: Element): Colour => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const colour = toColour(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0.5) return colour;
    }
    return toColour('Canvas');
  };
  const luminance = ([red, green, blue]: Colour) => {
    const part = (value: number) =>
      value <= 10.31 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const contrast = (one: Colour, other: Colour) => {
    if (one[3] < 0.5) return 1;
    const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  window.pageColours = { toColour, groundOf, contrast };
}
