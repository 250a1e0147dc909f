import { states } from './states.ts';

const sizes = { 'a phone': [390, 844], 'a tablet': [768, 1024], 'a desk': [1440, 900] } as const;
const themes = ['dark', 'light'] as const;

/** All states in small windows, with a size and a theme to choose. */
export function overview(): HTMLElement {
  const page = document.createElement('main');
  page.style.padding = '1rem';
  const windows = document.createElement('div');
  windows.style.cssText = 'display: flex; flex-wrap: wrap; gap: 1.5rem';
  const bar = document.createElement('p');
  bar.style.cssText = 'display: flex; flex-wrap: wrap; gap: 0.5rem; margin-block-end: 1rem';
  for (const [called, [width, height]] of Object.entries(sizes)) {
    for (const theme of themes) {
      const button = document.createElement('button');
      button.textContent = `${called}, ${theme}`;
      button.onclick = () => windows.replaceChildren(...frames(width, height, theme));
      bar.append(button);
    }
  }
  windows.append(...frames(...sizes['a phone'], 'dark'));
  page.append(bar, windows);
  return page;
}

function frames(width: number, height: number, theme: string): HTMLElement[] {
  const scale = width > 500 ? 0.4 : 0.7;
  return Object.entries(states).map(([name, { title }]) => {
    const figure = document.createElement('figure');
    const link = document.createElement('a');
    const address = `?state=${name}&theme=${theme}`;
    link.href = address;
    link.textContent = title;
    const caption = document.createElement('figcaption');
    caption.append(link);
    const box = document.createElement('div');
    box.style.cssText = `inline-size: ${width * scale}px; block-size: ${height * scale}px`;
    const frame = document.createElement('iframe');
    frame.title = title;
    frame.loading = 'lazy';
    frame.src = address;
    frame.style.cssText =
      `inline-size: ${width}px; block-size: ${height}px; border: 0; ` +
      `transform-origin: 0 0; scale: ${scale}`;
    box.append(frame);
    figure.append(caption, box);
    return figure;
  });
}
