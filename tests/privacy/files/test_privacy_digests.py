"""The digests in manifests against their standards."""

import pytest

from zhengdun.privacy.files import digests


@pytest.mark.parametrize(
    ("content", "sm3"),  # GB/T 32905-2016, annex A: "abc", and "abcd" sixteen times, a whole block
    [
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ],
)
@pytest.mark.parametrize("block", [1, 7, digests._BLOCK])
def test_sm3_as_in_gb_t_32905(tmp_path, monkeypatch, content, sm3, block) -> None:
    monkeypatch.setattr(digests, "_BLOCK", block)
    (tmp_path / "a").write_bytes(content)
    facts = digests.file_facts(tmp_path / "a", sm3=True)
    assert facts.sm3 == sm3
    assert facts.size == len(content)


def test_sha_256_as_in_fips_180_and_no_sm3_unasked(tmp_path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    facts = digests.file_facts(tmp_path / "a")
    assert facts.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert facts.sm3 is None


def test_a_file_has_the_digests_that_were_made_while_it_was_written(tmp_path) -> None:
    with (tmp_path / "a").open("wb") as file:
        out = digests.DigestedFile(file, sm3=True)
        assert [out.write(block) for block in (b"abc", b"", b"d" * 5_000)] == [3, 0, 5_000]
        assert out.tell() == 5_003
    assert out.facts("a") == digests.file_facts(tmp_path / "a", sm3=True)
