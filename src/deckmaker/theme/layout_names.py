"""From the name of a slide layout, in any of some languages, to the role that its designer meant.

Names are the last witness, after what a layout holds and where: many layouts are renamed copies.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# In order: the first that matches wins ("section title" is a section, "title only" no title slide).
_WORDS: Final = {
    "vertical": (
        "vertical, vertikal, verticale, verticaal, pionow, 縦書き, 竖排, 垂直, вертикал, lodret, 세로"
    ),
    "closing": (
        "closing, thank, danke, merci, gracias, obrigad, dziękuj, grazie, bedankt, back cover, "
        "schluss, abschlussfolie, clôture, cierre, encerramento, zakończenie, end slide, "
        "contact, 谢谢, 感谢, 致谢, 结束, 封底, ご清聴, 裏表紙, 最終, спасибо, 감사"
    ),
    "agenda": (
        "agenda, inhaltsverzeichnis, gliederung, sommaire, table of contents, "
        "table des matières, índice, sumário, spis treści, indice, inhoudsopgave, 目次, 目录, "
        "議題, 议程, содержание, 목차, overview"
    ),
    "quotation": (
        "quote, quotation, zitat, citation, cita, citação, citaat, cytat, citazione, 引用, 引言, цитата, 인용"
    ),
    "callout": "big number, key figure, kennzahl, chiffre clé, cifra, número, kluczowa liczba, 数字",
    "comparison": (
        "comparison, vergleich, comparaison, comparación, comparação, porównanie, confronto, "
        "vergelijking, 比較, 比较, сравнение, 비교"
    ),
    "section": (
        "section, abschnitt, kapitel, chapter, chapitre, sección, seção, secção, sekcj, "
        "rozdział, sezione, sectie, hoofdstuk, divider, trenner, zwischentitel, intercalaire, "
        "separador, セクション, 区切り, 中扉, 扉, 节标题, 章节, 过渡, раздел, 구역"
    ),
    "columns": (
        "two content, two column, 2 column, zwei inhalte, zwei spalten, deux contenus, "
        "deux colonnes, dos objetos, dos contenidos, dos columnas, duas colunas, dois conteúdos, "
        "dwa elementy, dwie kolumny, due contenuti, twee, 2 つの, 2つの, 二つの, 两栏, 两项, "
        "2段, два, 콘텐츠 2"
    ),
    "picture": (
        "picture, image, photo, bild, foto, imagen, imagem, obraz, zdjęcie, immagine, "
        "afbeelding, 図, 写真, 画像, 图片, рисун, 그림"
    ),
    "chart": ("chart, diagramm, graph, gráfico, wykres, grafico, grafiek, グラフ, 图表, диаграмма, 차트"),
    "table": "table, tabelle, tableau, tabla, tabela, tabella, tabel, 表格, таблица",
    "title_only": (
        "title only, nur titel, titre seul, solo el título, sólo título, solo título, "
        "somente título, só título, apenas título, tylko tytuł, solo titolo, alleen titel, "
        "タイトルのみ, 仅标题, только заголовок, 제목만"
    ),
    "blank": ("blank, leer, vide, en blanco, em branco, pusty, vuota, leeg, 白紙, 空白, пустой, 빈 화면"),
    "points": (
        "title and content, title and body, titel und inhalt, titre et contenu, "
        "título y objetos, título y contenido, título e conteúdo, título e objeto, "
        "tytuł i zawartość, titolo e contenuto, titel en object, タイトルとコンテンツ, "
        "标题和内容, заголовок и объект, 제목 및 내용, content, inhalt, contenu, contenido, "
        "conteúdo, zawartość, contenuto, inhoud, コンテンツ, 内容, text, body, bullet, 本文, "
        "汎用"
    ),
    "title": (
        "title slide, titelfolie, titelblatt, diapositive de titre, diapositiva de título, "
        "slide de título, diapositivo de título, slajd tytułowy, diapositiva titolo, titeldia, "
        "cover, deckblatt, couverture, portada, capa, okładka, copertina, 表紙, 封面, 首页, "
        "タイトル スライド, タイトルスライド, 标题幻灯片, титульный, 제목 슬라이드, title, "
        "titel, titre, título, tytuł, titolo, タイトル, 标题"
    ),
}
_NOISE: Final = re.compile(r"[\W_]+", re.UNICODE)


def meant(name: str) -> str:
    """The role, "title_only", "vertical", or "" when the name says nothing."""
    text = " " + _NOISE.sub(" ", unicodedata.normalize("NFKC", name).casefold()).strip() + " "
    for role, words in _WORDS.items():
        if any(_holds(text, word) for word in words.split(", ")):
            return role
    return ""


def _holds(text: str, word: str) -> bool:
    plain = _NOISE.sub(" ", word.casefold()).strip()
    # a Latin or Cyrillic word starts one ("table" is not in "notable"); Chinese has no spaces
    return (f" {plain}" in text) if plain[:1] < "\u1100" else plain in text
