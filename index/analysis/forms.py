"""Signs that Unicode keeps apart and readers do not: what folds alike beside Unicode's own equivalents.

Held to the names that Unicode gives its characters (``tests/index/analysis/test_forms.py``), for what office programs,
input methods, web pages and conversions from PDF put into Chinese texts. Letters of another script that only look alike
stay what they are (カ is not 力, Α is α), but for those that fonts and input methods leave in Latin words.
"""

from __future__ import annotations

#: {the form that stays: the others}.
FORMS = {
    "(": "〔〘〚［【[{〖⟮⟦⟬❨❪❲❴⦅⦗⸨",  # 沪府办规〔2021〕5号, 长科委[2025]8号, 【】
    ")": "〕〙〛］】]}〗⟯⟧⟭❩❫❳❵⦆⦘⸩",
    '"': "“”„‟〝〞〟「」″‶ʺ˝❝❞❠⹂",
    "'": "‘’‚‛′`´『』‵ʹʻʼʽˈˊˋ❛❜❟",
    "-": "‐‑‒–—―−─━﹘~〜∼〰➖⁃˗╌╍┄┅┈┉⎯⁓∽∿˜∾",  # 2021—2025, 2021～2025, 枫林—华泾
    "·": "•‧∙⋅・ᐧㆍ⦁⸱ꞏ⸳",
    "/": "⁄∕╱⟋⧸",
    "\\": "∖⧵⧹╲⟍",
    ":": "∶ː꞉˸⁚⦂",  # 1∶3
    "!": "ǃ❗❕",
    "?": "❓❔",
    "x": "×✕✖╳⨯⨉хХ",  # 3×4
    "÷": "➗",
    "<": "˂",
    ">": "˃",
    "≥": "≧⩾⪀≽⋝⪖⪰≳",
    "≤": "≦⩽⩿≼⋜⪕⪯≲",
    "≈": "≒≓≃≅≊",
    "+": "➕᛭˖",
    "=": "═꞊⹀゠",
    "*": "∗✱＊⁎⁕٭✲✳",
    "%": "٪",
    "&": "⅋",
    "#": "♯",
    "°": "˚º∘",
    "√": "✓✔☑🗸",
    "→": "➜➔➡⇒⟶➙➛➝➞➟➠⇨⟹⇾⭢🡒",
    "←": "⇐⟵⇦⬅⟸⇽⭠🡐",
    "↑": "⇑⇧⬆🡑",
    "↓": "⇓⇩⬇🡓",
    "↔": "⇔⟷⟺⬌⇿",
    "|": "∣│┃ǀ❘❙⏐丨",  # 徐汇丨生命健康, as titles on the web are parted
    "‖": "∥║",
    "u": "μ",  # μm, µm and um
    "δ": "∆",
    "σ": "∑",
    "π": "∏",
    "φ": "⌀",
    # Phonetic letters of Chinese fonts, and Cyrillic ones that fonts and conversions leave in Latin words.
    "a": "аɑ",
    "b": "в",
    "c": "с",
    "d": "ԁ",
    "e": "е",
    "g": "ɡ",
    "h": "нһ",
    "i": "іı",
    "j": "ј",
    "k": "к",
    "l": "ӏ",
    "m": "м",
    "o": "о",
    "p": "р",
    "q": "ԛ",
    "s": "ѕ",
    "t": "т",
    "w": "ԝ",
    "y": "у",
    "《": "〈≪«⟨⟪❬❮‹",  # ≪办法≫
    "》": "〉≫»⟩⟫❭❯›",
    "〇": "○◯⚪⭘",
}
#: Signs that are printed for several.
SEVERAL = {"⸺": "——", "⸻": "———"}
#: What only leaves a gap, however long (… and ……), and what is seen as white space though it is no space by name.
GAPS = "…⋯︙‥⋮\u2800\u3164\u115f\u1160\uffa0\ufffc"

#: Radicals and strokes that conversions from PDF leave in place of the characters, where NFKC knows no equivalent.
RADICALS = dict(
    zip(
        "⺁⺇⺋⺎⺏⺐⺒⺓⺔⺝⺟⺠⺡⺢⺣⺫⺬⺮⺯⺱⺳⺶⺷⺸⺻⺼⺽⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
        "⺀⺄⺅⺆⺉⺊⺌⺖⺘⺙⺛⺞⺤⺦⺨⺩⺪⺭⺰⺲⺹⺺⺾⺿⻀㇏㇐㇒㇓㇔㇖㇙㇚㇟",
        "厂几㔾兀尢尣巳幺彑月母民氵氺灬罒示竹糸网网羊羊羊聿肉臼虎衤覀西见角角讠贝足车辶辶辶邑钅长镸长门阜阝雨青韦页风飞食食飠饣首马骨鬼鱼鸟卤麦黄黾齐齐齿齿竜龙龟龟龟"
        "冫乙亻冂刂卜小忄扌攵旡歺爫丬犭王疋礻纟罒耂聿艹艹艹乀一丿丿丶乛乚亅乚",
        strict=True,
    )
)
