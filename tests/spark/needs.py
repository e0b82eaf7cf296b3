"""What Spark needs and not every machine has: Java and a large package. CI must have both."""

import importlib.util
import os
import shutil

REQUIRED = os.environ.get("CI", "").lower() == "true"


def missing():
    """What this machine lacks."""
    package = importlib.util.find_spec("pyspark")
    java = shutil.which("java") or os.environ.get("JAVA_HOME")
    return [*([] if package else ["pyspark (zhengdun[spark])"]), *([] if java else ["java 17"])]
