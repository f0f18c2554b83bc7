# `make site` builds the report, `make serve` previews it, `make test` checks the project. Everything lives in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
export NO_MKDOCS_2_WARNING := 1

.PHONY: site offline serve docs screenshots check verify unit test packages mutation benchmark lock clean

site: $(VENV)/build.stamp
	$(BIN)/mkdocs build -q
	@echo "The report is in site/: open site/index.html through “make serve”, or copy site/ to a web server."

offline: site
	$(BIN)/bilan offline

serve: $(VENV)/build.stamp
	@$(BIN)/bilan schema --data # so that the editor completes the names of this report
	$(BIN)/mkdocs serve

# the site of the documentation in docs/; a broken link stops it
docs: $(VENV)/build.stamp
	$(BIN)/mkdocs build -q -f docs/website/mkdocs.yml
	@echo "The documentation is in site-docs/: open it through a web server, such as “python3 -m http.server -d site-docs”."

# the pictures of docs/tutorial.md, taken of the report that it makes
screenshots: $(VENV)/test.stamp
	$(BIN)/python -m tests.documentation.take_screenshots

check: $(VENV)/build.stamp
	$(BIN)/bilan check

# builds twice, as two people in two places would, and compares; then holds every file to its digest
verify: $(VENV)/build.stamp
	@rm -rf .site.again; epoch=$$(date +%s); \
	rm -rf .cache/bilan; SOURCE_DATE_EPOCH=$$epoch $(BIN)/mkdocs build -q && rm -rf .cache/bilan && \
	SOURCE_DATE_EPOCH=$$epoch TZ=Pacific/Kiritimati PYTHONHASHSEED=4463 $(BIN)/mkdocs build -q -d .site.again 2>/dev/null && \
	diff site/SHA256SUMS .site.again/SHA256SUMS && (cd site && sha256sum --check --quiet SHA256SUMS) && rm -rf .site.again
	@echo "The site is the same wherever it is built, and every file is whole."

# the tests that need no built site, browser or PDF: under 30 seconds
UNIT := architecture values yaml analysis number_recognition locales hardcoded_numbers reporters scaffolds render
unit: $(VENV)/test.stamp
	$(BIN)/pytest -n 0 $(addprefix tests/,$(UNIT))

# types are checked beside the tests: one core would wait for half a minute
test: $(VENV)/test.stamp
	sh tests/browser/install.sh
	$(BIN)/ruff check generator tests benchmarks docs
	$(BIN)/ruff format --check generator tests benchmarks docs
	$(BIN)/mypy > $(VENV)/mypy.log & types=$$!; \
	$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder; tested=$$?; \
	wait $$types; typed=$$?; cat $(VENV)/mypy.log; exit $$((tested || typed))

# the source archive, and the wheel made from it, in dist/
packages: $(VENV)/build.stamp
	rm -rf dist
	$(BIN)/python .ci/packages.py . dist

# changes one comparison, operator or constant of the arithmetic at a time: the tests must notice (score in CONTRIBUTING.md)
mutation: $(VENV)/test.stamp
	$(BIN)/python tests/mutation.py

# minutes for S and M, half an hour for L; writes the table of docs/performance.md
SIZES ?= S M L
ROUNDS ?= 3
benchmark: $(VENV)/test.stamp
	$(BIN)/python benchmarks/build.py --sizes $(SIZES) --rounds $(ROUNDS) --write

lock: $(VENV)/test.stamp
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf $(VENV) dist site site-docs .site.half .site.old .site.again

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Bilan needs Python 3.11 or newer; “make PYTHON=/path/to/python3.11 site” names another one."; exit 1; }
	$(PYTHON) -m venv $(VENV)

# --no-build-isolation: the build tool is locked too, nothing is fetched without a hash
$(VENV)/build.stamp: requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: requirements-dev.txt $(VENV)/build.stamp
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
