#!/bin/sh
# Starts coturn with coturn.conf and what differs from machine to machine. The secret goes into a file
# in memory: it would be seen by others among the words of a command.
set -eu
umask 077

base=${COTURN_BASE:-/etc/coturn/coturn.conf}
whole=${COTURN_RUN:-/run/coturn}/turnserver.conf

{
  cat "$base"
  echo "static-auth-secret=$RELAY_SECRET"
  echo "tls-listening-port=$RELAY_TLS_PORT"
  for address in $RELAY_ADDRESS; do
    # PUBLIC/PRIVATE: it listens on the private one, and is told which one the world sees.
    private=${address#*/}
    echo "listening-ip=$private"
    echo "relay-ip=$private"
    if [ "$private" != "$address" ]; then echo "external-ip=$address"; fi
    # Two who are both relayed meet at the relay's own addresses. What is allowed wins over what is
    # denied.
    echo "allowed-peer-ip=${address%/*}"
    echo "allowed-peer-ip=$private"
  done
  # Nobody meets directly: then there is no other peer than the relay itself.
  if [ "${RELAY_ONLY_RELAYED:-choice}" = always ]; then
    echo 'denied-peer-ip=0.0.0.0-255.255.255.255'
    echo 'denied-peer-ip=::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'
  fi
} >"$whole"
unset RELAY_SECRET

# A renewed certificate is read twice a day; SIGUSR2 drops no call. This shell becomes coturn, and the
# other one ends within a minute of it.
main=$$
(
  minutes=0
  while sleep 60 && kill -0 "$main"; do
    minutes=$((minutes + 1))
    if [ "$minutes" -lt 720 ]; then continue; fi
    minutes=0
    kill -USR2 "$main"
  done
) </dev/null >/dev/null 2>&1 &

exec turnserver -c "$whole" "$@"
