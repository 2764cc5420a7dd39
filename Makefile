# Two commands do everything: `make demo` and `make test`. Each makes and uses its own virtual environment in .venv/.
PYTHON ?= python3
DEMO := .venv/demo
TEST := .venv/test

.PHONY: demo test check clean

demo: $(DEMO)/done
	$(DEMO)/bin/mahdar demo -o demo

test: $(TEST)/done
	scripts/browser
	$(TEST)/bin/python -m pytest -n auto

check: $(TEST)/done
	PATH="$(CURDIR)/$(TEST)/bin:$$PATH" scripts/check

$(DEMO)/done: pyproject.toml
	scripts/environment "$(PYTHON)" $(DEMO) .
	touch $@

$(TEST)/done: pyproject.toml
	scripts/environment "$(PYTHON)" $(TEST) '.[dev]'
	touch $@

clean:
	rm -rf .venv demo build dist
