<?php
/**
 * The block. What is stored of it are its texts.
 *
 * @package Payitoff_Link
 */

namespace Payitoff_Link;

defined( 'ABSPATH' ) || exit;

add_action(
	'init',
	static function () {
		wp_register_script(
			'payitoff-link-block',
			plugins_url( 'block/editor.js', FILE ),
			array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-i18n' ),
			VERSION,
			true
		);
		wp_set_script_translations( 'payitoff-link-block', 'payitoff-link', plugin_dir_path( FILE ) . 'languages' );
		wp_register_style( 'payitoff-link-block', plugins_url( 'block/editor.css', FILE ), array(), VERSION );

		register_block_type(
			plugin_dir_path( FILE ) . 'block',
			array( 'render_callback' => __NAMESPACE__ . '\render_block' )
		);
	}
);

/**
 * The block on a page.
 *
 * @param array<string, mixed> $attributes The block's texts.
 */
function render_block( array $attributes ): string {
	$markup = markup( $attributes );
	return '' === $markup ? '' : sprintf( '<div %s>%s</div>', get_block_wrapper_attributes(), $markup );
}

add_action(
	'enqueue_block_editor_assets',
	static function () {
		// What the editor has to know. The keys are not for authors' eyes.
		$known = array(
			'configured'  => null !== configuration(),
			'settingsUrl' => current_user_can( 'manage_options' ) ? admin_url( 'options-general.php?page=payitoff-link' ) : '',
			'defaults'    => default_texts(),
		);
		wp_add_inline_script( 'payitoff-link-block', 'window.payitoffLinkBlock = ' . wp_json_encode( $known, JSON_HEX_TAG | JSON_HEX_AMP ) . ';', 'before' );
	}
);
