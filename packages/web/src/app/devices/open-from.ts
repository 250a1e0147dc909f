import type { App } from '../app-context.ts';

/** Turns devices on by a button that goes away when they are: its place takes the focus, and Tab goes on from there. */
export function openFrom(
  { currentTarget }: { readonly currentTarget: Element },
  { own }: Pick<App, 'own'>,
): void {
  currentTarget.closest<HTMLElement>('.mirror')?.focus({ preventScroll: true });
  void own.open();
}
