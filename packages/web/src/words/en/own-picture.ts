/** What the filter says of one's own picture, before anybody else has seen it. */
export const ownPicture = {
  title: 'The filter on this device takes your picture for nudity.',
  advice: 'It may be wrong. If it is right, this is not the place for it.',
  rules: 'Guidelines',
  gateTitle: 'Before they see you',
  cameraOffFirst: 'Turn the camera off and start',
  startAnyway: 'Start anyway',
};
