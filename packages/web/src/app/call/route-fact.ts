import type { Meeting } from '@passerby/client';
import type { callWords } from '../../words/later-words.ts';

type Talking = Extract<Meeting, { phase: 'talking' }>;

export interface RouteFact {
  readonly route: keyof typeof callWords.routes;
  readonly means: keyof typeof callWords.routeMeans;
}

/** Which way the call goes and what that shows the stranger of oneself; nothing until it is known. */
export function routeFact({
  route,
  addressHidden,
}: Pick<Talking, 'route' | 'addressHidden'>): RouteFact | undefined {
  switch (route) {
    case 'unknown':
      return undefined;
    case 'direct':
      return { route, means: 'seen' };
    case 'relayed':
      // The relay came late, when the stranger had been told where to call.
      return { route, means: addressHidden ? 'hidden' : 'maybeSeen' };
  }
}
