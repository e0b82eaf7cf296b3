"""Presidio with patterns for the kinds of digits and e-mail, checksums and no language model, as the peer to beat."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig

from zhengdun.privacy.recognisers.checks import LUHN, MOD_11_2

_LANGUAGE = "zh"
_BIRTH = r"(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_PATTERNS = {
    "MOBILE": r"(?<!\d)1[3-9]\d{9}(?!\d)",
    "SSE": r"(?<![A-Za-z0-9])[A-F]\d{9}(?!\d)",
    "SZSE": r"(?<!\d)0[0-3]\d{8}(?!\d)",
    "EMAIL": r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}",
}
_CHECKED: dict[str, tuple[str, Callable[[str], bool]]] = {
    "RESIDENT_ID": (rf"(?<!\d)[1-9]\d{{5}}{_BIRTH}\d{{3}}[\dXx](?!\d)", MOD_11_2.of_one),
    "BANK_CARD": (r"(?<!\d)\d{16,19}(?!\d)", LUHN.of_one),
}


class _NoLanguageModel(NlpEngine):
    """Gives Presidio the empty artefacts that it insists on."""

    def load(self) -> None:
        pass

    def is_loaded(self) -> bool:
        return True

    def process_text(self, text: str, language: str) -> NlpArtifacts:  # noqa: ARG002 - the interface's
        return NlpArtifacts([], [], [], [], self, language)

    def process_batch(self, texts: Iterable[str], language: str, **_: Any) -> Iterator[tuple[str, NlpArtifacts]]:
        for text in texts:
            yield text, self.process_text(text, language)

    def is_stopword(self, word: str, language: str) -> bool:  # noqa: ARG002 - the interface's
        return False

    def is_punct(self, word: str, language: str) -> bool:  # noqa: ARG002 - the interface's
        return False

    def get_supported_entities(self) -> list[str]:
        return []

    def get_supported_languages(self) -> list[str]:
        return [_LANGUAGE]


def _recognizer(entity: str, pattern: str, check: Callable[[str], bool] | None = None) -> PatternRecognizer:
    recognizer = PatternRecognizer(entity, patterns=[Pattern(entity, pattern, 0.6)], supported_language=_LANGUAGE)
    if check is not None:
        recognizer.validate_result = check
    return recognizer


@cache
def _engines() -> tuple[AnalyzerEngine, AnonymizerEngine]:
    recognizers = [_recognizer(entity, pattern) for entity, pattern in _PATTERNS.items()]
    recognizers += [_recognizer(entity, *checked) for entity, checked in _CHECKED.items()]
    registry = RecognizerRegistry(recognizers=recognizers, supported_languages=[_LANGUAGE])
    analyzer = AnalyzerEngine(registry=registry, nlp_engine=_NoLanguageModel(), supported_languages=[_LANGUAGE])
    return analyzer, AnonymizerEngine()


def presidio(rows: Iterable[str]) -> list[str]:
    """Analyse and anonymise each message."""
    analyzer, anonymizer = _engines()
    mask = {"DEFAULT": OperatorConfig("mask", {"masking_char": "*", "chars_to_mask": 8, "from_end": True})}
    return [anonymizer.anonymize(row, analyzer.analyze(row, language=_LANGUAGE), mask).text for row in rows]
