"""What all tests share."""

from hypothesis import settings

settings.register_profile("zhengdun", deadline=None)  # a first example also builds calendars and plans
settings.load_profile("zhengdun")
