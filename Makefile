# Everything starts here. Each target first brings what it needs (Node 24, dependencies, the build).
# docs/operating.md lists the variables.

setup = sh deploy/local/setup.sh

.PHONY: start stop backup restore test smoke soak bench evidence

## Start the whole platform on this machine; Ctrl-C stops it.
start:
	@$(setup) node --max-semi-space-size=4 deploy/local/dist/start.js

## End a run of this data folder, or what a killed one left.
stop:
	@$(setup) --build @allmende/local node deploy/local/dist/stop.js

## Copy what this data folder keeps, also while it runs (TO=folder, KEYS_TO=folder for the keys apart).
backup:
	@$(setup) --build @allmende/local node deploy/local/dist/backup.js

## Put a backup into an empty data folder (FROM=folder, KEYS_FROM=folder or none).
restore:
	@$(setup) --build @allmende/local node deploy/local/dist/restore.js

## Check everything: format, lint, types, build, specs, journeys.
test:
	@$(setup) --build @allmende/local node deploy/local/dist/check/check.js

## Play the story against a running platform (URL=, MAIL_URL=, SMOKE_ACCOUNTS=).
smoke:
	@$(setup) --build @allmende/e2e node e2e/dist/smoke.js

## The long forms of the tests: outages, stampedes, gigabytes.
soak:
	@$(setup) node e2e/dist/soak.js

## Measure, and compare with the goals.
bench:
	@$(setup) node e2e/dist/bench.js

## Build a log of a million rows, check its proofs, and change it in every way we know.
evidence:
	@$(setup) node e2e/dist/evidence.js
