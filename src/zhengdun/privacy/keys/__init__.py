"""Where keys come from: always by reference, never inside a plan, a log, an error or a pickle."""

from zhengdun.privacy.keys.certificate import Certificate
from zhengdun.privacy.keys.files import generate_key_file
from zhengdun.privacy.keys.kms import register_kms
from zhengdun.privacy.keys.material import KeyMaterial
from zhengdun.privacy.keys.once import OneOffKey
from zhengdun.privacy.keys.reference import KeyReference

__all__ = ["Certificate", "KeyMaterial", "KeyReference", "OneOffKey", "generate_key_file", "register_kms"]
