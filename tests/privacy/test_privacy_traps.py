"""What fast kernels stumble over, each trap with the tests that stand on it; those that need the whole kernel are here.

The traps are those that prototypes fell into: memory shared between threads and rows, bytes that nobody sees, loops
without an end, edges of batches.
"""

import importlib
import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pyarrow as pa
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given, settings
from hypothesis import strategies as st
from privacy.kernel.keys import plan_of
from privacy.recognisers.ways import by_kernel, by_message

from zhengdun.privacy.crypto.blocks import BlockCipher, room_for
from zhengdun.privacy.kernel.binding import bind
from zhengdun.privacy.kernel.transform import Transformer, transform
from zhengdun.privacy.recognisers import detector

TRAPS = {
    "cycle walking never ends outside of the domain": (
        "crypto.test_privacy_permutations.test_what_is_outside_ends_at_once",
        "crypto.test_privacy_permutations.test_a_walk_that_cannot_end_is_given_up",
        "pseudonyms.test_privacy_pseudonyms.test_bytes_that_are_no_text_end_and_are_not_let_through",
        "pseudonyms.test_privacy_pseudonym_forms.test_what_is_no_name_it_can_do_is_refused",
    ),
    "an encryptor cannot be shared between threads": (
        "crypto.test_privacy_ff1.test_one_object_serves_many_threads",
        "pseudonyms.test_privacy_pseudonyms.test_one_object_serves_many_threads",
        "test_privacy_traps.test_one_transformer_serves_many_threads",
    ),
    "update_into wants fifteen bytes more than it writes": (
        "test_privacy_traps.test_the_room_is_large_enough_for_any_number_of_blocks",
    ),
    "text comes as large_string, string_view, dictionaries, slices and chunks": (
        "text.test_privacy_flat_text.test_each_arrow_type_of_text_is_read_and_given_back",
        "text.test_privacy_flat_text.test_a_slice_is_read_as_it_is_seen",
        "text.test_privacy_flat_text.test_chunks_become_one_text",
        "kernel.test_privacy_transform.test_dictionaries_slices_and_views_are_read_as_they_are_seen",
        "pseudonyms.test_privacy_pseudonym_columns.test_any_array_of_text_and_any_slice",
    ),
    "a null may lie over bytes, a dictionary hold values of no row": (
        "text.test_privacy_flat_text.test_bytes_under_a_null_are_left_behind",
        "pseudonyms.test_privacy_pseudonym_columns.test_what_lies_hidden_under_a_null_is_left_behind",
        "test_privacy_traps.test_bytes_that_no_row_shows_do_not_come_out",
    ),
    "uint8 wraps around": (
        "text.test_privacy_words.test_neighbours_of_the_digits_are_not_digits",
        "text.test_privacy_words.test_luhn_sum",
        "recognisers.test_privacy_checks.test_one_and_many_agree",
    ),
    "a run of digits goes on in the next row": (
        "text.test_privacy_digit_runs.test_a_number_that_ends_where_the_next_row_begins",
        "recognisers.test_privacy_adversarial.test_a_number_cut_by_a_row_boundary_is_no_number",
        "recognisers.test_privacy_adversarial.test_all_messages_as_rows_that_touch_each_other",
    ),
    "an e-mail address stands at the edge of the text": (
        "test_privacy_traps.test_long_addresses_at_the_edges_of_the_text_and_of_rows",
    ),
    "separators, +86, full-width digits, seventeen digits and an x": (
        "recognisers.test_privacy_adversarial.test_one_message",
        "kernel.test_privacy_transform.test_a_number_has_the_same_pseudonym_in_its_column_and_in_text",
    ),
    "work is done in blocks and batches, whose edges fall anywhere": (
        "recognisers.test_privacy_both_ways.test_the_edges_of_blocks_change_nothing",
        "text.test_privacy_digit_runs.test_a_run_across_the_edge_of_a_machine_word_is_seen_once",
        "pseudonyms.test_privacy_pseudonyms.test_more_rows_than_are_taken_at_a_time",
        "test_privacy_traps.test_the_parts_of_a_long_text_change_nothing",
        "test_privacy_traps.test_the_size_of_batches_changes_nothing",
    ),
}
"""Each trap, and the tests on it."""

ID, MOBILE, CARD = "11010519491231002X", "13800138000", "6222021234567894"
RULES = (
    "kinds: {mobile: {action: pseudonym}, resident_id: {action: mask, keep_left: 1}, bank_card: {action: token,"
    " deterministic: true}}\ncolumns: {手机: {kind: mobile}, 备注: {text: all}}"
)


@pytest.mark.parametrize("test", sorted({test for tests in TRAPS.values() for test in tests}))
def test_the_tests_named_here_are_there(test) -> None:
    module, _, name = test.rpartition(".")
    assert callable(getattr(importlib.import_module(f"privacy.{module}"), name))


def _batch(rows: int) -> pa.RecordBatch:
    mobiles = [f"139{row:08}" for row in range(rows)]
    texts = [f"电话{mobile}，{ID}，卡号{CARD}" if row % 3 else None for row, mobile in enumerate(mobiles)]
    return pa.RecordBatch.from_pydict({"手机": mobiles, "备注": texts})


def test_one_transformer_serves_many_threads() -> None:
    batch = _batch(3_000)
    transformer = Transformer(bind(plan_of(RULES), batch))
    with ThreadPoolExecutor(8) as pool:
        changed = list(pool.map(lambda start: transformer(batch.slice(start, 500))[0], list(range(0, 3_000, 500)) * 4))
    want = transformer(batch)[0]
    assert all(part.equals(want.slice(at % 6 * 500, 500)) for at, part in enumerate(changed))


@pytest.mark.parametrize("name", ["aes", "sm4"])
@pytest.mark.parametrize("count", [0, 1, 2, 15, 16, 17, 4_096])
def test_the_room_is_large_enough_for_any_number_of_blocks(name, count) -> None:
    key, plain = bytes(range(16)), os.urandom(16 * count)
    algorithm = algorithms.AES(key) if name == "aes" else algorithms.SM4(key)
    expected = Cipher(algorithm, modes.ECB()).encryptor().update(plain)  # noqa: S305 -- the reference
    cipher, blocks = BlockCipher(name, key, jit=False), np.frombuffer(plain, np.uint64).reshape(-1, 2)
    assert cipher.encrypt(blocks).tobytes() == expected
    room = room_for(count)
    assert room.nbytes >= 16 * count + 15
    for _ in range(2):  # the same room again
        assert cipher.encrypt_into(blocks, room).tobytes() == expected


def _over_a_null() -> pa.Array:
    shown = pa.array([MOBILE, "13912345678"])
    return pa.Array.from_buffers(pa.string(), 2, [pa.py_buffer(b"\x02"), *shown.buffers()[1:]])


def _beside_the_rows() -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array([1], pa.int32()), pa.array([MOBILE, "13912345678"]))


@pytest.mark.parametrize("values", [_over_a_null(), _beside_the_rows()], ids=["null", "dictionary"])
@pytest.mark.parametrize(
    "rule",
    [
        "{kind: mobile}",
        "{kind: mobile, do: {action: pseudonym}}",
        "{kind: mobile, do: {action: token}}",
        "{kind: mobile, do: {action: suppress}}",
        "{do: {action: generalise, to: month}, unprotected: suppress}",
        "{text: all}",
    ],
)
def test_bytes_that_no_row_shows_do_not_come_out(values, rule) -> None:
    plan = plan_of(f"kinds: {{mobile: {{action: mask}}}}\ncolumns: {{列: {rule}}}")
    changed, _ = transform(pa.RecordBatch.from_arrays([values], ["列"]), plan)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, changed.schema) as stream:
        stream.write_batch(changed)
    assert MOBILE.encode() not in sink.getvalue().to_pybytes()
    assert b"13912345678" not in sink.getvalue().to_pybytes()


@pytest.mark.parametrize("local", [1, 19, 20, 21, 63, 64, 65])
@pytest.mark.parametrize("domain", ["b.cn", f"{'b' * 15}.cn", f"{'b' * 16}.cn", f"{'b.' * 30}cn", f"{'b' * 61}.cn"])
def test_long_addresses_at_the_edges_of_the_text_and_of_rows(local, domain, monkeypatch) -> None:
    monkeypatch.setattr(detector, "FEW", 0)
    address = f"{'a' * local}@{domain}"
    for rows in ([address], [address, address], ["", address, "", address, ""], [f"{address}，", f"，{address}"]):
        assert by_kernel(rows) == by_message(rows)
        assert len(by_kernel(rows)) == sum(row != "" for row in rows)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from([MOBILE, f"证件{ID}", f"卡号{CARD}", "", "１３８００１３８０００", "a@b.cn"]), max_size=30)
)
def test_the_parts_of_a_long_text_change_nothing(rows) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(detector, "FEW", 0)
        patch.setattr(detector, "_PART", 40)
        assert by_kernel(rows) == by_message(rows)


@pytest.mark.parametrize("size", [1, 7, 64, 1_000])
def test_the_size_of_batches_changes_nothing(size) -> None:
    batch = _batch(300)
    transformer = Transformer(bind(plan_of(RULES), batch))
    parts = [transformer(batch.slice(start, size))[0] for start in range(0, batch.num_rows, size)]
    assert pa.Table.from_batches(parts).combine_chunks().to_batches()[0].equals(transformer(batch)[0])
