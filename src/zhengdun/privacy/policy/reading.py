"""From YAML to a policy. What is wrong is said all at once: file, line, key, what is wrong, what is expected."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from zhengdun.privacy.errors import PolicyError, reason_en, reason_zh
from zhengdun.privacy.policy.complaints import complaint, is_other_branch
from zhengdun.privacy.policy.model import Policy

_PRESETS = files("zhengdun.privacy.policy") / "presets"


def read_policy(path: Path) -> Policy:
    """The policy in the file. Raises :class:`PolicyError` with everything that is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise PolicyError(f"没有策略文件：{path}", f"There is no policy file {path}") from None
    except UnicodeDecodeError:
        raise _unreadable(path, "不是UTF-8文本", "it is no text in UTF-8") from None
    except OSError as error:
        raise _unreadable(path, reason_zh(error), reason_en(error)) from None
    return parse_policy(text, str(path))


def _unreadable(path: Path, zh: str, en: str) -> PolicyError:
    return PolicyError(f"策略文件无法读取：{path}：{zh}", f"The policy file {path} cannot be read: {en}")


def parse_policy(text: str, name: str = "policy") -> Policy:
    r"""The policy in YAML text; ``name`` stands for the file in messages.

    >>> parse_policy("version: 1\nname: demo\nother_columns: keep").other_columns
    'keep'
    >>> parse_policy("version: 1\nname: demo\ncoloums: {}", "demo.yaml")
    Traceback (most recent call last):
    zhengdun.privacy.errors.PolicyError: 策略有1处错误：
    demo.yaml:3：coloums：不认识的键（应为：version、name、key、cipher、unprotected、other_columns、kinds、columns）
    """
    try:
        _refuse_aliases(text, name)
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        _refuse_duplicates(root, name)
        values: Any = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{name}:{mark.line + 1}" if mark else name
        raise PolicyError(
            f"{place}：不是正确的YAML：{getattr(error, 'problem', '')}",
            f"{place}: not valid YAML: {getattr(error, 'problem', '')}",
        ) from None
    except (ValueError, RecursionError):  # what the constructors say may quote what is written there
        raise PolicyError(
            f"{name}：有不存在的日期、写错的数字，或嵌套过深",
            f"{name}: a date that does not exist, a number that is none, or too deep a nesting",
        ) from None
    if root is None or not isinstance(values, dict):
        raise PolicyError(f"{name}：策略应为键值对", f"{name}: a policy is a mapping of keys to values")
    try:
        return Policy.model_validate(values)
    except ValidationError as error:
        raise _all_wrong(error, root, name) from None


def preset_names() -> list[str]:
    """The policies that come with the package.

    >>> preset_names()
    ['display', 'strict', 'test-data']
    """
    return sorted(item.name.removesuffix(".yaml") for item in _PRESETS.iterdir() if item.name.endswith(".yaml"))


def preset_text(name: str) -> str:
    """The YAML text of a preset, to start one's own from. Raises :class:`PolicyError` if there is none."""
    if name not in preset_names():
        known = "、".join(preset_names())
        raise PolicyError(f"没有预设策略“{name}”；可选：{known}", f"There is no preset {name!r}; there are {known}")
    return (_PRESETS / f"{name}.yaml").read_text(encoding="utf-8")


def _all_wrong(error: ValidationError, root: yaml.Node, name: str) -> PolicyError:
    found = [complaint(one, root) for one in error.errors() if not is_other_branch(one)]
    zh = [f"{name}:{one.line}：{one.key}：{one.zh}" for one in found]
    en = [f"{name}:{one.line}: {one.key}: {one.en}" for one in found]
    return PolicyError(
        "\n".join([f"策略有{len(found)}处错误：", *zh]), "\n".join([f"{len(found)} mistakes in the policy:", *en])
    )


def _refuse_aliases(text: str, name: str) -> None:
    """A rule that stands elsewhere is easily changed unawares; and a few aliases of aliases fill any memory."""
    alias = next((token for token in yaml.scan(text) if isinstance(token, yaml.AliasToken)), None)
    if alias is not None:
        line = alias.start_mark.line + 1
        raise PolicyError(f"{name}:{line}：策略中不用别名（*）", f"{name}:{line}: a policy takes no aliases (*)")


def _refuse_duplicates(node: yaml.Node | None, name: str) -> None:
    """YAML lets the last of two equal keys win, which would silently drop a rule; and a key may be a list there."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise PolicyError(f"{name}:{line}：键应为文字", f"{name}:{line}: a key is a word")
            if key.value in seen:
                raise PolicyError(
                    f"{name}:{line}：键“{key.value}”重复", f"{name}:{line}: the key {key.value!r} is written twice"
                )
            seen.add(key.value)
            _refuse_duplicates(value, name)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_duplicates(item, name)
