"""Whether JSON fits a JSON Schema, by the words of draft 2020-12 that ours uses; another word is an error."""

from collections.abc import Callable, Mapping
from typing import Any

TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda said: isinstance(said, dict),
    "array": lambda said: isinstance(said, list),
    "string": lambda said: isinstance(said, str),
    "boolean": lambda said: isinstance(said, bool),
    "null": lambda said: said is None,
    "number": lambda said: isinstance(said, int | float) and not isinstance(said, bool),
    "integer": lambda said: TYPES["number"](said) and said % 1 == 0,
}
SAYS_NOTHING = {"$schema", "$defs", "title", "description", "then"}


def fits(said: Any, schema: Mapping[str, Any], root: Mapping[str, Any] | None = None) -> bool:
    whole = schema if root is None else root
    return all(_word(word, value, said, schema, whole) for word, value in schema.items() if word not in SAYS_NOTHING)


def _word(
    word: str, value: Any, said: Any, schema: Mapping[str, Any], root: Mapping[str, Any]
) -> bool:  # an arm a word
    match word:
        case "$ref":
            return fits(said, root["$defs"][value.removeprefix("#/$defs/")], root)
        case "type":
            return TYPES[value](said)
        case "const" | "enum":
            return any(_same(said, each) for each in (value if word == "enum" else [value]))
        case "anyOf":
            return any(fits(said, each, root) for each in value)
        case "oneOf":
            return [fits(said, each, root) for each in value].count(True) == 1
        case "allOf":
            return all(fits(said, each, root) for each in value)
        case "not":
            return not fits(said, value, root)
        case "if":
            return not fits(said, value, root) or fits(said, schema["then"], root)
        case "minimum" | "maximum":
            return not TYPES["number"](said) or (said >= value if word == "minimum" else said <= value)
        case "minItems" | "maxItems":
            return not isinstance(said, list) or (len(said) >= value if word == "minItems" else len(said) <= value)
        case "prefixItems":
            return not isinstance(said, list) or all(fits(a, b, root) for a, b in zip(said, value, strict=False))
        case "items":
            return not isinstance(said, list) or all(fits(each, value, root) for each in said)
        case "required":
            return not isinstance(said, dict) or said.keys() >= set(value)
        case "properties":
            return not isinstance(said, dict) or all(fits(said[k], value[k], root) for k in said.keys() & value.keys())
        case "additionalProperties":
            assert value is False
            return not isinstance(said, dict) or said.keys() <= schema["properties"].keys()
        case _:
            raise NotImplementedError(word)


def _same(a: Any, b: Any) -> bool:
    return bool(a == b) and isinstance(a, bool) == isinstance(b, bool)
