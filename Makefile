# Yardstick 尺度: run · test · journeys · check · lint · vulnerabilities · licences · crash · histories · cuts · fuzz · reasons · bench · help
SHELL := /bin/bash
.DEFAULT_GOAL := help
PORT ?= 8080
DATA ?= data
DEMO ?= true
OFFICERS ?= 2000000
POOLS ?= 40000
# The public keys that the auditor took away; those of this machine's data folder only for trying it out.
KEYS ?= $(DATA)/keys/audit.keys
export PORT DEMO
export DATA := $(abspath $(DATA))

WITH_JDK := home=$$(backend/bin/find-jdk) || exit 1; export JAVA_HOME="$$home";
MVN := backend/bin/need mvn maven && mvn -B -ntp -f backend/pom.xml
JAR := backend/target/quarkus-app/quarkus-run.jar
PAGE := frontend/dist/index.html
SERVICE_SOURCES := $(shell find backend/src/main backend/pom.xml openapi.yaml -type f)
PAGE_SOURCES := openapi.yaml $(shell find frontend/src frontend/public frontend/m frontend/index.html frontend/*.ts frontend/package-lock.json -type f 2>/dev/null)

.PHONY: help run test journeys check lint vulnerabilities licences crash histories cuts fuzz bench quota reasons receipts sm2 vectors otp verify-audit verify regrade clean

help: ## what there is
	@sed -n 's/^\([a-z-]*\):.*## /  make \1 — /p' Makefile

run: $(JAR) ## builds what is missing, starts service, database and page (PORT=8080 DATA=./data DB_URL= DB_USER= DB_PASSWORD= DEMO=true)
	@$(WITH_JDK) exec backend/bin/service

$(JAR): $(SERVICE_SOURCES) $(PAGE)
	@echo "… 正在构建服务 / building the service"
	@$(WITH_JDK) $(MVN) -q package -DskipTests
	@touch $(JAR)

frontend/node_modules/.package-lock.json: frontend/package-lock.json
	@cd frontend && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(PAGE): frontend/node_modules/.package-lock.json $(PAGE_SOURCES)
	@echo "… 正在构建网页 / building the page"
	@cd frontend && npm run --silent build

test: $(PAGE) ## everything: grading, resources, contract, architecture, crash and fuzz in short form, page units, journeys in the browser
	@rm -f backend/target/contract-seen.txt
	@backend/bin/need nginx nginx-light && backend/bin/need openssl openssl && backend/bin/need curl curl && backend/bin/need-browser
	@$(WITH_JDK) $(MVN) verify
	@cd frontend && npm run --silent test
	@$(MAKE) --no-print-directory journeys

journeys: $(JAR) ## the journeys of people in headless Chromium, through the packaged service
	@backend/bin/need-browser && cd frontend && npm run --silent journeys

check: test lint vulnerabilities licences ## test, formatters and linters, known vulnerabilities, licences

lint: frontend/node_modules/.package-lock.json ## formatters and linters alone: Java, page, contract, pinned versions
	@$(WITH_JDK) $(MVN) -q spotless:check checkstyle:check
	@echo "java: form and leftovers checked"
	@cd frontend && npm run --silent lint && npm run --silent types:check && npm run --silent lint:contract && node scripts/check-pinned.mjs

vulnerabilities: $(JAR) ## known vulnerabilities of what ships (OSV_DATABASE=folder of downloaded records, or OSV_URL=address; OSV_REQUIRED=true)
	@cd frontend && node scripts/check-vulnerabilities.mjs

licences: $(JAR) ## the licence of everything that ships, against those that are accepted; the list in backend/target/licences.txt
	@cd frontend && node scripts/check-licences.mjs

crash: $(JAR) ## P1, P13 in their long form: 20 kills, 100,000 answers; stolen tokens in 20 rounds over two instances; two first starts at once
	@$(WITH_JDK) $(MVN) failsafe:integration-test failsafe:verify -Dit.test='CrashIT,StolenTokenIT,FirstStarts' -Dcrash.answers=100000 -Dsignin.rounds=20
	@$(WITH_JDK) $(MVN) test-compile surefire:test -Dtest=LogCheckTest -Daudit.lines=100000

histories: $(JAR) ## random histories with objections and revisions, the service killed at any moment; lists, regrade and audit log verify (KILLS=200)
	@$(WITH_JDK) $(MVN) failsafe:integration-test failsafe:verify -Dit.test=HistoriesIT -Dhistories.kills=$(or $(KILLS),200)

cuts: $(JAR) ## X10 and P4 from the phone over a network that breaks 200 times, P14 with every payload in every field (CUTS=200)
	@backend/bin/need-browser && cd frontend && CUTS=$(or $(CUTS),200) npm run --silent journeys

quota: ## P6 in its long form: 10,000 random histories
	@$(WITH_JDK) $(MVN) test -Dtest=QuotaHistoriesTest -Dquota.pools=200 -Dquota.rounds=50 -Dquota.scores=60 -Dquota.gradings=20 -Dquarkus.test.hang-detection-timeout=24h -Dquarkus.test.rest-assured.enable-logging-on-failure=false

reasons: ## P29 in its long form: a million random cases
	@$(WITH_JDK) $(MVN) test -Dtest=ReasonsTest -Dreasons.cases=1000000

receipts: frontend/node_modules/.package-lock.json ## P8 in its long form: both verifiers on 10,000 receipts and on 2,000 signed by SM2, half of them spoiled
	@$(WITH_JDK) $(MVN) test -Dtest=TwoVerifiersTest -Dreceipts=10000 -Dreceipts.sm2=2000

sm2: ## revisions, receipts, checks, whole lists and the log through a service that signs by SM2 with SM3
	@$(WITH_JDK) $(MVN) test -Dtest='RevisionTest,AuditResourceTest' -Dyardstick.signing=SM2-SM3

vectors: ## makes vectors/receipts.json and vectors/lists.json again, for whoever writes a verifier; the first cases, whose key was thrown away, are kept
	@$(WITH_JDK) $(MVN) -q test -Dtest=ReceiptTest,ListFileTest -Dvectors.write=true

fuzz: $(JAR) ## P12, P19, P25 in their long form: 10,000 attempts to sign in, a long overload, 100,000 requests
	@$(WITH_JDK) $(MVN) failsafe:integration-test failsafe:verify -Dit.test='Overload,FuzzIT,GuessingTest' -Doverload.seconds=15 -Dfuzz.requests=100000 -Dsignin.attempts=10000

bench: $(JAR) ## figures: two million officers in one call, pages, a grading run, publishing that list, its pages, table and check beside the bare database (OFFICERS=2000000 POOLS=40000)
	@$(WITH_JDK) $(MVN) -q test-compile && "$$JAVA_HOME/bin/java" -Xmx2g -cp backend/target/classes:backend/target/test-classes cn.yardstick.grading.Scale $(OFFICERS) $(POOLS)
	@$(WITH_JDK) $(MVN) failsafe:integration-test failsafe:verify -Dit.test=Bench -Dbench.officers=$(OFFICERS) -Dbench.pools=$(POOLS) -Dbench.slices=10 -Dbench.millis=1000

otp: ## the code of a demo account's second factor, now (NAME=office DATA=./data)
	@backend/bin/otp "$(or $(NAME),office)" "$(DATA)/demo-accounts.json"

verify-audit: ## checks an export of the audit log without service or database (FILE= KEYS=data/keys/audit.keys HEADS= PART=true)
	@test -n "$(FILE)" || { echo "make verify-audit FILE=audit.jsonl KEYS=audit.keys"; exit 2; }
	@$(WITH_JDK) mkdir -p backend/target/verifier && "$$JAVA_HOME/bin/javac" -d backend/target/verifier backend/src/main/java/cn/yardstick/ledger/*.java && \
		"$$JAVA_HOME/bin/java" -Dstdout.encoding=UTF-8 -cp backend/target/verifier cn.yardstick.ledger.VerifyAudit "$(FILE)" "$(KEYS)" $(if $(filter true,$(PART)),part) $(if $(HEADS),"$(HEADS)")

verify: ## checks an officer's receipt of a sealed list, or a whole sealed list as one file, without service or database (FILE= KEYS=data/keys/audit.keys)
	@test -n "$(FILE)" || { echo "make verify FILE=receipt.json KEYS=audit.keys"; exit 2; }
	@$(WITH_JDK) mkdir -p backend/target/verifier && "$$JAVA_HOME/bin/javac" -d backend/target/verifier backend/src/main/java/cn/yardstick/ledger/*.java && \
		"$$JAVA_HOME/bin/java" -Dstdout.encoding=UTF-8 -cp backend/target/verifier cn.yardstick.ledger.VerifyReceipt "$(FILE)" "$(KEYS)"

regrade: ## makes the grades of a published list again from its frozen input and compares them, without service or database (FILE=input.jsonl LIST=document or receipt RESULTS=)
	@test -n "$(FILE)" || { echo "make regrade FILE=input.jsonl LIST=receipt.json RESULTS=results.jsonl"; exit 2; }
	@$(WITH_JDK) mkdir -p backend/target/verifier && cd backend/src/main/java/cn/yardstick && \
		"$$JAVA_HOME/bin/javac" -d "$(CURDIR)/backend/target/verifier" kernel/*.java ledger/*.java grading/*.java regrade/*.java && cd "$(CURDIR)" && \
		"$$JAVA_HOME/bin/java" -Dstdout.encoding=UTF-8 -cp backend/target/verifier cn.yardstick.regrade.Regrade "$(FILE)" "$(LIST)" $(if $(RESULTS),"$(RESULTS)")

clean: ## forgets what was built; data stays
	@rm -rf backend/target frontend/dist frontend/node_modules
