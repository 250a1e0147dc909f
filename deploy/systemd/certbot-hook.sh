#!/bin/sh
# For /etc/letsencrypt/renewal-hooks/deploy/passerby: certbot calls it after each renewal. The server
# finds the new files by itself within half a minute; the relay is told.
set -eu

FROM=${RENEWED_LINEAGE:-/etc/letsencrypt/live/passerby} \
TO=/etc/passerby/tls \
OWNER=passerby:passerby \
  sh /usr/local/share/passerby/acme/hand-over.sh

if systemctl --quiet is-active passerby-relay.service; then
  systemctl reload passerby-relay.service
fi
