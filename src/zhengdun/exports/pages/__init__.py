"""The pages of the documentation: what each duty, article, ledger and parameter is, as pages in either language.

Pure: declarations in, pages out. ``docs/website`` turns the pages into a static site.
"""

from zhengdun.exports.pages.page import Example, Page, Part
from zhengdun.exports.pages.site import pages

__all__ = ["Example", "Page", "Part", "pages"]
