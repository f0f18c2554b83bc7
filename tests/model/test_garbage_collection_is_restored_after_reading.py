"""While a report is read nothing looks for cycles; afterwards it is as it was, even where reading failed."""

from __future__ import annotations

import gc

import pytest

from bilan.model.gc_pause import gc_paused


@pytest.mark.parametrize("swept", [True, False])
def test_garbage_collection_is_as_before(swept: bool) -> None:
    (gc.enable if swept else gc.disable)()
    try:
        with pytest.raises(KeyError), gc_paused():
            assert not gc.isenabled()
            raise KeyError
        assert gc.isenabled() is swept
    finally:
        gc.enable()
