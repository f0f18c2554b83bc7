"""The folders outside a report that links in it may lead to: the plugin's option `linked_folders` in mkdocs.yml.

Only the YAML nodes of the file are read, not its values, so that nothing in it runs and no plugin is needed.
"""

from __future__ import annotations

import os
from pathlib import Path

import yaml

from bilan.filesystem.file_reading import read_file

SETTINGS, PLUGIN, OPTION = "mkdocs.yml", "bilan", "linked_folders"
_LARGEST = 1_000_000  # bytes of the settings
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def linked_folders(root: Path) -> tuple[Path, ...]:
    """Return the folders that the settings in `root` name, resolved; none if the settings cannot be read."""
    data = read_file(root / SETTINGS, SETTINGS, _LARGEST)
    if not isinstance(data, bytes):
        return ()
    try:
        settings = yaml.compose(data, Loader=_LOADER)
    except (yaml.YAMLError, RecursionError, ValueError):
        return ()  # MkDocs reports what is wrong with them
    return tuple(Path(os.path.realpath(root / name)) for name in _texts(_of_plugin(_value(settings, "plugins"))))


def _of_plugin(plugins: yaml.Node | None) -> yaml.Node | None:
    """Return the option from a list of plugins (`- bilan: {…}`) or a mapping of them."""
    listed = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    found = (_value(_value(plugin, PLUGIN), OPTION) for plugin in listed)
    return next((option for option in found if option is not None), None)


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _texts(node: yaml.Node | None) -> list[str]:
    listed = node.value if isinstance(node, yaml.SequenceNode) else []
    return [item.value for item in listed if isinstance(item, yaml.ScalarNode) and item.value]
