#!/bin/bash
# Makes Milepost's topics and says which service may read and write which of them. Can be run again.
#   BOOTSTRAP_SERVERS  where Kafka is
#   COMMAND_CONFIG     a properties file with which an administrator's tools sign in
#   REPLICATION        copies of each record: 1 for one node, 3 in production
#   MIN_INSYNC         copies that must have a record before it counts: 1 for one node, 2 in production
#   KAFKA_HOME         where Kafka's tools are
set -euo pipefail

tools=${KAFKA_HOME:-/opt/kafka}/bin
connection=(--bootstrap-server "$BOOTSTRAP_SERVERS" --command-config "$COMMAND_CONFIG")

# The number of partitions decides which events are in order, so it stays for ever. Records never expire, unless the
# third argument says after how many milliseconds.
topic() {
    "$tools/kafka-topics.sh" "${connection[@]}" --create --if-not-exists --topic "$1" --partitions "$2" \
        --replication-factor "${REPLICATION:-1}" --config "retention.ms=${3:--1}" \
        --config "min.insync.replicas=${MIN_INSYNC:-1}"
}

allow() { # user, operation, what
    local user=$1 operation=$2
    shift 2
    "$tools/kafka-acls.sh" "${connection[@]}" --add --allow-principal "User:$user" --operation "$operation" "$@"
}

topic milepost.milestones.v1 12
topic milepost.alerts.v1 12
topic milepost.analytics.v1 12 604800000
topic milepost.dead-letter.v1 1

for user in milestone alert analytics; do
    allow "$user" IdempotentWrite --cluster
    allow "$user" Read --group "$user" --resource-pattern-type prefixed
    allow "$user" Write --topic milepost.dead-letter.v1
done
allow milestone Write --topic milepost.milestones.v1
allow alert Read --topic milepost.milestones.v1 --topic milepost.alerts.v1 --topic milepost.analytics.v1
allow alert Write --topic milepost.alerts.v1
allow analytics Read --topic milepost.milestones.v1 --topic milepost.alerts.v1
allow analytics Write --topic milepost.analytics.v1
