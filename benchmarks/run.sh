#!/bin/sh
# Measures milestone-service beside a bare Quarkus application; docs/benchmarks.md says how to read the results.
# "./milepost bench [--milestones 1000000] [--rounds 5] [--seconds 10] [--warm-up 60] [--connections 16]
# [--request page|transition] [--bare plain|same-extensions]" calls this,
# "./milepost bench --start", which measures how milestone-service starts with the cache of its image and without,
# "./milepost bench --cascade", which measures the engine of schedules alone, "./milepost bench --reminders" and its like,
# which measure alert-service beside peers, and "./milepost bench --dashboards", --ingestion and --rebuild, which measure
# analytics-service.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
target="$root/benchmarks/load/target"
: "${JAVA_HOME:?must name a JDK 25 or newer; ./milepost bench finds one}"
export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"

echo "Building what is measured ..."
rm -rf "$target/lib" "$root/benchmarks/peers/target/lib" # may hold releases that another commit used
(cd "$root" && mvn -q -ntp -Dquick -DskipTests -Pbenchmarks \
    -pl milestone-service,alert-service,analytics-service,benchmarks/bare,benchmarks/same-extensions,benchmarks/load,benchmarks/peers -am package)

mkdir -p "$root/benchmarks/target"
# A database of a million milestones is given the memory that an operator would give it.
export MILEPOST_MARIADB_BUFFER_POOL="${MILEPOST_MARIADB_BUFFER_POOL:-2G}"
# Nor would one leave it a redo log of the size that a test has.
export MILEPOST_MARIADB_OPTIONS="${MILEPOST_MARIADB_OPTIONS:---innodb-log-file-size=1G}"
case "${1:-}" in
    --events) # what Debezium reads
        MILEPOST_MARIADB_OPTIONS="$MILEPOST_MARIADB_OPTIONS --log-bin=binlog --binlog-format=ROW --server-id=1"
        ;;
esac

# The shell gives way to the JVM, so that Ctrl-C reaches it; it stops all that it started.
exec "$JAVA_HOME/bin/java" -Dmilepost.root="$root" -Xmx1g \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    --add-opens java.base/java.lang=ALL-UNNAMED \
    -cp "$target/classes:$target/lib/*" dev.milepost.benchmarks.load.Main "$root/benchmarks/target/results.md" "$@"
