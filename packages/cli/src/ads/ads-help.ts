export const adsHelp = `passerby ads: ads that know the page and nobody else.

  passerby ads check            read every creative, and show which lands where and why
      --ads FOLDER              creatives (packages/web/ads)
      --site FOLDER             the built site (packages/web/dist)
  passerby ads preview NAME     serve the site with that creative in it, to this machine alone
      --page PATH               on this page, whether it fits there or not
      --ads FOLDER  --site FOLDER  --port NUMBER (any free one)
  passerby ads report           what an advertiser can be billed by, and how exact it is
      --url URL                 of a running server (http://localhost:8080)
      --file FILE               or what it wrote: passerby start --ads-totals FILE
      --creative NAME           this one alone

A creative is one file; docs/decisions/007-ads.md has the format.
`;
