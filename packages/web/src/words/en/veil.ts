export const veil = {
  look: 'Show the picture',
  blur: 'Blur their picture',
  veil: {
    loading: 'Blurred while the filter loads.',
    checking: {
      new: 'Blurred until it looks safe.',
      failed: 'Blurred. The filter takes this for nudity.',
      cannotTell: 'Blurred. There is too little to see to be sure.',
      fault: 'Blurred. The filter missed a moment.',
      hidden: 'Blurred while you were away.',
      changed: 'Blurred. The picture has changed.',
    },
    unavailable: {
      failed: 'The filter does not work here. Blurred until you tap.',
      slow: 'The filter is too slow here. Blurred until you tap.',
    },
    covered: 'Blurred until you tap.',
    watching: 'The picture is clear. The filter goes on looking.',
    uncovered: 'The picture is shown as it is.',
  },
  ownInCall: 'Your picture looks like nudity to the filter',
};
