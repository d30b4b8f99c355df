from pathlib import Path

from studio.ui.stylize.photos import Photos

A, B, C = Path("a"), Path("b"), Path("c")


def test_steps_end_at_the_ends() -> None:
    photos = Photos((A, B))
    assert photos.current == A and photos.stepped(-1).current == A
    assert photos.stepped(1).current == B and photos.stepped(1).stepped(1).current == B
    assert Photos().current is None and Photos().stepped(1).current is None


def test_the_next_takes_the_place_of_a_broken_one() -> None:
    assert Photos((A, B, C), 1).without(B) == Photos((A, C), 1)
    assert Photos((A, B, C), 2).without(C) == Photos((A, B), 1)
    assert Photos((A, B, C), 2).without(A) == Photos((B, C), 1)
    assert Photos((A,)).without(A) == Photos() and Photos((A,)).without(B) == Photos((A,))


def test_a_page_belongs_to_its_photo_and_the_first_needs_no_choice() -> None:
    photos = Photos((A, B, C), 1).with_page(3)
    assert photos.page == 3 and photos.stepped(1).page is None and photos.stepped(1).stepped(-1).page == 3
    assert photos.with_page(1) == Photos((A, B, C), 1)
    assert photos.without(B).pages == {} and photos.without(A).page == 3
    assert photos.only_current() == Photos((B,), pages={B: 3})
    assert Photos().with_page(2) == Photos() and Photos().page is None


def test_one_alone() -> None:
    assert Photos((A, B), 1).only_current() == Photos((B,)) and Photos().only_current() == Photos()
