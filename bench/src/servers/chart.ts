/** A group of bars that are drawn against each other, the first of them ours. */
export interface Bars {
  readonly title: string;
  readonly bars: readonly {
    readonly name: string;
    readonly amount: number;
    readonly shown: string;
  }[];
}

const width = 720;
const nameWidth = 190;
const shownWidth = 80;
const barHeight = 18;
const gap = 6;
const titleHeight = 34;

/** An SVG that can be read on light and on dark pages, and by a screen reader. */
export function chart(groups: readonly Bars[]): string {
  const lines: string[] = [];
  let y = 0;
  for (const { title, bars } of groups) {
    lines.push(`<text x="0" y="${y + 22}" class="title">${escaped(title)}</text>`);
    y += titleHeight;
    const most = Math.max(...bars.map(({ amount }) => amount));
    bars.forEach(({ name, amount, shown }, i) => {
      const length = Math.max(1, ((width - nameWidth - shownWidth) * amount) / most);
      const middle = y + barHeight / 2 + 4;
      lines.push(
        `<text x="0" y="${middle}">${escaped(name)}</text>`,
        `<rect x="${nameWidth}" y="${y}" width="${length.toFixed(1)}" height="${barHeight}" class="${i === 0 ? 'ours' : 'theirs'}"/>`,
        `<text x="${(nameWidth + length + 6).toFixed(1)}" y="${middle}">${escaped(shown)}</text>`,
      );
      y += barHeight + gap;
    });
    y += gap;
  }
  const told = groups.map(
    ({ title, bars }) =>
      `${title}: ${bars.map(({ name, shown }) => `${name} ${shown}`).join(', ')}.`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" role="img">
<title>Passerby's server beside others; less is better</title>
<desc>${escaped(told.join(' '))}</desc>
<style>
text { font: 13px system-ui, sans-serif; fill: #777 }
.title { font-weight: 600 }
.ours { fill: #d9822b }
.theirs { fill: #8a94a6 }
</style>
${lines.join('\n')}
</svg>
`;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
