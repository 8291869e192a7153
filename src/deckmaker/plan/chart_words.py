"""The few words that charts add to a text's own, in the deck's language."""

from __future__ import annotations

from .chart_labels import base

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "before": "Before", "after": "After", "now": "Now", "start": "Start", "end": "End", "rest": "Rest",
        "share": "Share", "change": "Change",
        "derived": "derived", "actual": "Actual", "target": "Target", "total": "Total", "source": "Source",
        "company figure": "company figure", "no measure": "measure not specified in the source",
        "index": "Start = 100", "wording": "as worded in the source",
        "classes": "counts per class: derived",
        "quartiles": "boxes from quartile to quartile, lines to 1.5 times their length: derived",
        "figures": "Figures", "lowest": "Lowest", "median": "Median", "highest": "Highest",
    },
    "de": {
        "before": "Vorher", "after": "Nachher", "now": "Heute", "start": "Beginn", "end": "Ende", "rest": "Rest",
        "share": "Anteil", "change": "Veränderung",
        "derived": "abgeleitet", "actual": "Ist", "target": "Ziel", "total": "Gesamt", "source": "Quelle",
        "company figure": "Unternehmensangabe", "no measure": "Messgröße in der Quelle nicht genannt",
        "index": "Beginn = 100", "wording": "Wortlaut der Quelle",
        "classes": "Anzahl je Klasse: abgeleitet",
        "quartiles": "Kästen von Quartil zu Quartil, Linien bis zum 1,5-Fachen ihrer Länge: abgeleitet",
        "figures": "Werte", "lowest": "Kleinster", "median": "Median", "highest": "Größter",
    },
    "fr": {
        "before": "Avant", "after": "Après", "now": "Aujourd’hui", "start": "Début", "end": "Fin",
        "rest": "Reste", "share": "Part", "change": "Évolution",
        "derived": "dérivé", "actual": "Réel", "target": "Objectif", "total": "Total", "source": "Source",
        "company figure": "chiffre de l’entreprise", "no measure": "mesure non précisée dans la source",
        "index": "Début = 100", "wording": "selon la source",
        "classes": "effectifs par classe : dérivés",
        "quartiles": "boîtes de quartile à quartile, traits jusqu’à 1,5 fois leur longueur : dérivé",
        "figures": "Valeurs", "lowest": "Minimum", "median": "Médiane", "highest": "Maximum",
    },
    "es": {
        "before": "Antes", "after": "Después", "now": "Ahora", "start": "Inicio", "end": "Fin",
        "rest": "Resto", "share": "Proporción", "change": "Variación",
        "derived": "derivado", "actual": "Real", "target": "Objetivo", "total": "Total", "source": "Fuente",
        "company figure": "cifra de la empresa", "no measure": "medida no indicada en la fuente",
        "index": "Inicio = 100", "wording": "según la fuente",
        "classes": "recuento por clase: derivado",
        "quartiles": "cajas de cuartil a cuartil, líneas hasta 1,5 veces su longitud: derivado",
        "figures": "Valores", "lowest": "Mínimo", "median": "Mediana", "highest": "Máximo",
    },
    "it": {
        "before": "Prima", "after": "Dopo", "now": "Oggi", "start": "Inizio", "end": "Fine",
        "rest": "Resto", "share": "Quota", "change": "Variazione",
        "derived": "derivato", "actual": "Reale", "target": "Obiettivo", "total": "Totale", "source": "Fonte",
        "company figure": "dato dell’azienda", "no measure": "misura non indicata nella fonte",
        "index": "Inizio = 100", "wording": "come nella fonte",
        "classes": "conteggi per classe: derivati",
        "quartiles": "riquadri da quartile a quartile, linee fino a 1,5 volte la loro lunghezza: derivato",
        "figures": "Valori", "lowest": "Minimo", "median": "Mediana", "highest": "Massimo",
    },
    "zh": {
        "before": "以前", "after": "之后", "now": "现在", "start": "起点", "end": "终点", "rest": "其余",
        "share": "占比", "change": "变化",
        "derived": "推算", "actual": "实际", "target": "目标", "total": "合计", "source": "来源",
        "company figure": "公司数据", "no measure": "原文未说明指标", "index": "起点 = 100", "wording": "按原文",
        "classes": "各组计数：推算", "quartiles": "箱体为四分位区间，线至 1.5 倍箱长：推算",
        "figures": "数值", "lowest": "最小", "median": "中位数", "highest": "最大",
    },
}  # fmt: skip


def word(name: str, language: str) -> str:
    """A fixed label in the deck's language; English when it has none."""
    return _WORDS.get(base(language), _WORDS["en"])[name]
