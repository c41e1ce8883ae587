#!/bin/sh
# Lints the OpenAPI documents with Redocly's recommended rules and the AsyncAPI document with AsyncAPI's own parser, and
# compiles a TypeScript client whose types are generated from the OpenAPI documents. Needs Node.js 20 or newer with npm;
# the first run downloads the tools that package-lock.json names, later ones work offline.
set -eu
cd -- "$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)"
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
tools=node_modules/.bin
report=target/typescript/report.txt

fail() {
    echo "api-specs/check.sh: $*" >&2
    exit 1
}

# Runs a tool, whose output is shown only when it fails.
run() {
    sentence=$1
    shift
    "$@" >"$report" 2>&1 || {
        cat "$report" >&2
        fail "$sentence"
    }
}

# Redocly ends well with warnings; here they count.
lint() {
    "$tools/redocly" lint "$1" && ! grep -q warning "$report"
}

command -v npm >/dev/null || fail "npm is missing: install Node.js 20 or newer from https://nodejs.org."
mkdir -p target/typescript
if ! cmp -s package-lock.json node_modules/.installed; then
    run "npm could not install the tools; the first run needs its registry, which may be out of reach." \
        npm ci --prefer-offline --no-progress --loglevel=error
    cp package-lock.json node_modules/.installed
fi

for service in milestone-service alert-service analytics-service; do
    run "openapi/$service.yaml does not lint clean." lint "$service"
done
run "asyncapi/milepost.yaml is no valid AsyncAPI document." node asyncapi/lint.mjs asyncapi/milepost.yaml
run "no TypeScript types could be generated." "$tools/openapi-typescript" --immutable
run "the TypeScript client in api-specs/client does not compile." "$tools/tsc" --project client/tsconfig.json
echo "The specifications lint clean, and the TypeScript client compiles."
