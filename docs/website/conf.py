"""Sphinx' settings for both languages: ``-D language=zh_CN`` or ``en``, the sources in a folder of their own."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

project = "证盾 Zhengdun"
extensions = ["website.extension"]
templates_path = ["templates"]
html_static_path = ["static"]
html_css_files = ["site.css"]
html_theme = "furo"
html_title = project
html_search_language = "zh-en"
html_copy_source = False
html_show_copyright = False
locale_dirs = ["locales"]
html_use_index = False
html_show_search_summary = False
html_permalinks_icon = "#"
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#14467a", "color-brand-content": "#14467a"},
    "dark_css_variables": {"color-brand-primary": "#8ab8e8", "color-brand-content": "#8ab8e8"},
    "top_of_page_buttons": [],
}
