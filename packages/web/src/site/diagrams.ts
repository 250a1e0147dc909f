/** Every drawing by its path. Part of the page as served: no request, and it takes the page's colours. */
const drawings = import.meta.glob<string>('../diagrams/*.svg', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Returns the drawing of that name. Throws when there is none: the build then says which text asked. */
export function diagramNamed(name: string, file: string): string {
  const found = drawings[`../diagrams/${name}.svg`];
  if (found === undefined) throw new Error(`${file}: there is no diagram named ${name}`);
  return found;
}
