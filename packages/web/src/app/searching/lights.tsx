/**
 * Passers-by as lights in the dark. Searching: they drift past the one that is you. Together: one has
 * stopped beside you. Alone: it has gone on. Decoration, so nothing of it is said aloud.
 */
export function Lights({ scene }: { scene: 'passing' | 'together' | 'alone' }) {
  return (
    <div class="lights" data-scene={scene} aria-hidden="true">
      {scene === 'passing' && (
        <>
          <i />
          <i />
          <i />
          <i />
          <i />
        </>
      )}
      {scene !== 'passing' && <i class="other" />}
      <b />
    </div>
  );
}
