"""Print the lowest versions that pyproject.toml declares, as constraints: lowest.py [EXTRA...]."""

import re
import sys
import tomllib
from pathlib import Path

project = tomllib.loads(Path(__file__).parent.with_name("pyproject.toml").read_text())["project"]
wanted = [*project["dependencies"]]
for extra in sys.argv[1:]:
    wanted += project["optional-dependencies"][extra]
for requirement in wanted:
    name, lowest = re.match(r"([\w-]+)[^>]*>=([\w.]+)", requirement).groups()
    print(f"{name}=={lowest}")
