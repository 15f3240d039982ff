#!/bin/sh
# legal_under_load.sh [RUNS [THREADLAB]]: runs each demo so often on real threads, with two busy
# loops beside them, and judges every log. Prints each log that is not legal, and where it is kept;
# exits with 1 when there is one. Time passes so fast that sleeps end late and out of order.
set -eu

runs=${1:-200}
threadlab=${2:-build/threadlab}
kept=$(mktemp -d)
log=$kept/log

demos='
daemon
start
join
current-thread
enumerate
enumerate --workers 6 --lowest 1 --highest 2
local
local --workers 5
queue
queue --workers 3 --items 30 --work 10ms
queue --workers 20 --items 200 --work 1ms
timer
timer --cancel-after 500ms
timer --interval 2s
event
event --ticks 5 --tick 500ms --set-for 1s
lock
lock --timeout 100ms
rlock
semaphore
semaphore --workers 6 --limit 3
semaphore --workers 5 --bounded
condition
condition --wait-for
condition --notify-one
condition --pause 10ms
condition --pause 1ms --wait-for
condition --pause 1ms --notify-one
barrier
barrier --workers 5 --rounds 3
barrier --pause 1ms
'

loops=
end_loops() {
  # shellcheck disable=SC2086 # a list of words
  kill $loops 2>/dev/null || true
}
trap end_loops EXIT
trap 'exit 130' INT TERM
for _ in 1 2; do
  while :; do :; done &
  loops="$loops $!"
done

# judge DEMO [OPTION...]: one run. A run that waits for ever is ended, and its log is a beginning.
judge() {
  partial=
  code=0
  timeout 5 "$threadlab" "$@" --speed "$speed" --log-file "$log" 2>"$kept/err" || code=$?
  [ "$code" -ne 124 ] || partial=--partial
  # shellcheck disable=SC2086 # nothing, or one word
  "$threadlab" check "$@" "$log" $partial >"$kept/verdict" 2>&1 && return
  failures=$((failures + 1))
  mv "$log" "$kept/$failures.log"
  echo "not legal: $* --speed $speed, exit code $code: $kept/$failures.log"
  sed 's/^/  /' "$kept/verdict"
}

failures=0
while read -r words; do
  [ -n "$words" ] || continue
  run=0
  while [ "$run" -lt "$runs" ]; do
    case $((run % 3)) in
      0) speed=30 ;;
      1) speed=300 ;;
      *) speed=3000 ;;
    esac
    run=$((run + 1))
    # shellcheck disable=SC2086 # a demo and its options
    judge $words </dev/null
  done
  echo "$words: $runs runs"
done <<END
$demos
END

echo "$failures logs were not legal"
[ "$failures" -ne 0 ] || rm -r "$kept"
[ "$failures" -eq 0 ]
