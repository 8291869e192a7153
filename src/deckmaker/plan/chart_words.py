"""The few words that charts add to a text's own, in the deck's language."""

from __future__ import annotations

from .chart_labels import base

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "before": "Before", "after": "After", "now": "Now", "start": "Start", "end": "End", "rest": "Rest",
        "share": "Share",
        "derived": "derived", "actual": "Actual", "target": "Target", "total": "Total", "source": "Source",
        "company figure": "company figure", "no measure": "measure not specified in the source",
        "index": "Start = 100", "wording": "as worded in the source",
    },
    "de": {
        "before": "Vorher", "after": "Nachher", "now": "Heute", "start": "Beginn", "end": "Ende", "rest": "Rest",
        "share": "Anteil",
        "derived": "abgeleitet", "actual": "Ist", "target": "Ziel", "total": "Gesamt", "source": "Quelle",
        "company figure": "Unternehmensangabe", "no measure": "Messgröße in der Quelle nicht genannt",
        "index": "Beginn = 100", "wording": "Wortlaut der Quelle",
    },
    "fr": {
        "before": "Avant", "after": "Après", "now": "Aujourd’hui", "start": "Début", "end": "Fin", "rest": "Reste", "share": "Part",
        "derived": "dérivé", "actual": "Réel", "target": "Objectif", "total": "Total", "source": "Source",
        "company figure": "chiffre de l’entreprise", "no measure": "mesure non précisée dans la source",
        "index": "Début = 100", "wording": "selon la source",
    },
    "es": {
        "before": "Antes", "after": "Después", "now": "Ahora", "start": "Inicio", "end": "Fin", "rest": "Resto", "share": "Proporción",
        "derived": "derivado", "actual": "Real", "target": "Objetivo", "total": "Total", "source": "Fuente",
        "company figure": "cifra de la empresa", "no measure": "medida no indicada en la fuente",
        "index": "Inicio = 100", "wording": "según la fuente",
    },
    "zh": {
        "before": "以前", "after": "之后", "now": "现在", "start": "起点", "end": "终点", "rest": "其余", "share": "占比",
        "derived": "推算", "actual": "实际", "target": "目标", "total": "合计", "source": "来源",
        "company figure": "公司数据", "no measure": "原文未说明指标", "index": "起点 = 100", "wording": "按原文",
    },
}  # fmt: skip


def word(name: str, language: str) -> str:
    """A fixed label in the deck's language; English when it has none."""
    return _WORDS.get(base(language), _WORDS["en"])[name]
